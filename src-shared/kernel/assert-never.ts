/** Closes a switch over a union: adding a case elsewhere becomes a compile error here. */
export function assertNever(value: never): never {
  throw new Error(`unexpected case ${JSON.stringify(value)}`)
}
