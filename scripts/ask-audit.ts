import { z } from 'zod'
import { runNpm } from './run-npm.ts'

/** What the registry's audit service says of the dependencies that ship. */
export type AuditVerdict =
  | { readonly kind: 'clean'; readonly packages: number; readonly lesser: number }
  | { readonly kind: 'vulnerable'; readonly grave: readonly string[] }
  /** Nobody answered, or something else than the service: nothing is known, and that is said. */
  | { readonly kind: 'not-checked'; readonly why: string }

const severity = z.enum(['info', 'low', 'moderate', 'high', 'critical'])
const report = z.object({
  vulnerabilities: z.record(
    z.string(),
    z.object({ name: z.string(), severity, range: z.string().catch('') }),
  ),
  metadata: z.object({ dependencies: z.object({ prod: z.int() }) }),
})
const refusal = z.object({ message: z.string().optional(), statusCode: z.int().optional() })

const patienceMs = 60_000

/** Asks about what `--omit=dev` leaves; high and critical are grave. */
export async function askAudit(): Promise<AuditVerdict> {
  const { code, stdout } = await runNpm(['audit', '--omit=dev', '--json', '--fetch-retries=0'], patienceMs)
  if (code === 127) return { kind: 'not-checked', why: 'npm is not here' }
  return readAudit(stdout)
}

/** @param text what `npm audit --json` printed */
export function readAudit(text: string): AuditVerdict {
  const body = parse(text)
  const told = report.safeParse(body)
  if (!told.success) return { kind: 'not-checked', why: reasonOf(body) }
  const found = Object.values(told.data.vulnerabilities)
  const grave = found.filter((one) => one.severity === 'high' || one.severity === 'critical')
  if (grave.length > 0)
    return {
      kind: 'vulnerable',
      grave: grave.map((one) => `${one.severity}: ${one.name} ${one.range}`.trim()),
    }
  return { kind: 'clean', packages: told.data.metadata.dependencies.prod, lesser: found.length }
}

/** One sentence for the screen. */
export function tellAudit(verdict: AuditVerdict): string {
  if (verdict.kind === 'clean') {
    const lesser = verdict.lesser === 0 ? '' : ` (${verdict.lesser} of a lesser kind)`
    return `Audit: no high nor critical vulnerability among ${verdict.packages} dependencies that ship${lesser}.`
  }
  if (verdict.kind === 'vulnerable')
    return `Audit: ${verdict.grave.length} grave vulnerabilities in what ships:\n  ${verdict.grave.join('\n  ')}`
  return `Audit: NOT CHECKED, the audit service did not answer here (${verdict.why}): run \`npm run audit\` where it does.`
}

/** The service's status, never its address. */
function reasonOf(body: unknown): string {
  const told = refusal.safeParse(body)
  if (!told.success || (told.data.statusCode === undefined && told.data.message === undefined))
    return 'no answer'
  return told.data.statusCode === undefined ? 'no line to it' : `status ${told.data.statusCode}`
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
