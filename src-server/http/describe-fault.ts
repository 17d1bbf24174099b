/** A fault for the portal's console: its kind and where it rose, never its words, which could quote a row (law V1). */
export function describeFault(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown fault'
  const { code } = error as { code?: unknown }
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 6)
  return [`${error.name}${typeof code === 'string' ? ` ${code}` : ''}`, ...frames].join('\n')
}
