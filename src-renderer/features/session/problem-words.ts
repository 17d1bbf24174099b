import type { SessionProblem } from '#renderer/lock/session.ts'
import { tellProblem, tellWait } from './session-problem-labels.fr.ts'

/** The sentence under the field, with the wait in words. */
export function problemWords(problem: SessionProblem | null, waitSeconds: number): string | undefined {
  if (!problem) return undefined
  const said = tellProblem(problem.code, problem.params)
  return waitSeconds > 0 ? `${said} ${tellWait(waitSeconds)}` : said
}
