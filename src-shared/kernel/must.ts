/** Returns `value`, or throws naming what was expected: for what a programmer guarantees, never for user input. */
export function must<T>(value: T | null | undefined, expected: string): T {
  if (value === null || value === undefined) throw new Error(`expected ${expected}`)
  return value
}
