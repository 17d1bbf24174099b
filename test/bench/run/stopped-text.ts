import type { StoppedLine } from './bench-result.ts'
import { operationTitles } from './operation-titles.ts'

/** What became of an operation that has no figure. */
export function stoppedText({ peer, size, operation, afterS, fault }: StoppedLine): string {
  return `STOPPED ${peer}, ${size} records, ${operationTitles[operation]}: ${how(afterS, fault)}`
}

function how(afterS: number | null, fault: string | null): string {
  if (fault !== null) return `it broke (${fault})`
  return afterS === null ? 'not begun, what came before it was stopped' : `stopped after ${afterS} s`
}
