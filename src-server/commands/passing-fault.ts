import { isStalePlan } from '#server/store/named-statements.ts'

/** PostgreSQL classes that a later try may pass: connection, deadlock or serialization, resources, operator, system. */
const passingClasses = new Set(['08', '25', '40', '53', '55', '57', '58'])

const networkCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND'])

/** Whether a failure is the moment's and not the command's: answered 503, counted against nobody (law S4). */
export function isPassingFault(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (isStalePlan(error)) return true
  const { code } = error as { code?: unknown }
  if (typeof code !== 'string') return /connection|terminated|timeout exceeded/i.test(error.message)
  return networkCodes.has(code) || (code.length === 5 && passingClasses.has(code.slice(0, 2)))
}
