import { request } from 'node:http'
import { z } from 'zod'
import { put } from '#shared/domain/core/command.ts'
import { commandTypes } from '#shared/domain/registry.ts'
import { errorMessage } from '#shared/protocol/envelope.ts'
import { fullRegistry } from '#server/commands/portal-context.ts'
import { routes } from '#server/http/routes.ts'
import { startPortal, type RunningPortal } from '#server/portal.ts'
import type { Database } from '#server/store/tables.ts'
import { everyone } from '#test/rights/rights-kinds.ts'
import { frame, traceOf } from '#test/rights/rights-scene.ts'
import { openTarget } from '#test/rights/route-cells.ts'
import type { Target } from '#test/rights/route-table.ts'
import { furnish, personOf, spotOf } from '#test/rights/spots.ts'
import { studentRecord } from '#shared/domain/people/student.ts'
import { aStudent } from '#test/rights/sample-records.ts'
import { enterAccount } from '#test/support/portal/enter-account.ts'
import { newSchool, type TestSchool } from '#test/support/portal/test-school.ts'

/** A name that stands in the base and that no refusal may say. */
export const secretName = 'KERGOATZENN'

export interface FuzzScene {
  readonly school: TestSchool
  readonly portal: RunningPortal
  readonly target: Target
  /** Faults of the portal since the scene began: 500 and nothing else. */
  readonly faults: string[]
  seat(role: string): { readonly token: string; readonly workstationId: string }
}

export const fuzzSpot = spotOf('own', 'teacher', 'fuzz')

/** A portal on a small school, with a teacher and his lessons, the direction and the administrator at their posts. */
export async function openFuzzScene(url: string, db: Database, uai?: string): Promise<FuzzScene> {
  const school = await newSchool(db, uai)
  const faults: string[] = []
  const portal = await startPortal({
    databaseUrl: url,
    port: 0,
    school: school.uai,
    registry: fullRegistry,
    clock: () => school.time,
    onFault: (fault) => faults.push(fault),
  })
  const secret = { ...aStudent('s-own', ['d-own'], []), familyName: secretName }
  await school.write(...frame({}), put(studentRecord, secret), ...furnish(fuzzSpot))
  const seats = new Map<string, { token: string; workstationId: string }>()
  for (const role of everyone.filter((one) =>
    ['teacher', 'direction', 'administrator', 'cpe'].includes(one),
  )) {
    const { accountId } = await school.admit(personOf(role), role)
    seats.set(role, await enterAccount(school.context, accountId, `workstation-${role}-${school.uai}`))
  }
  return {
    school,
    portal,
    faults,
    target: await openTarget(school, 'victim'),
    seat: (role) => seats.get(role) ?? { token: '', workstationId: '' },
  }
}

export interface Sent {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string | string[]>>
  readonly body: Buffer | null
}

export interface Got {
  readonly status: number
  readonly type: string
  readonly text: string
}

/** Longest that an answer may take: a held poll answers in 25 s, nothing else in more than a moment. */
const patienceMs = 15_000

/** Sends bytes as they are; a stream is left once it has begun. */
export function send(url: string, { method, path, headers, body }: Sent): Promise<Got> {
  return new Promise((resolve, reject) => {
    const base = new URL(url)
    const asked = request({ host: base.hostname, port: base.port, method, path, headers }, (answer) => {
      const got = { status: answer.statusCode ?? 0, type: String(answer.headers['content-type'] ?? '') }
      if (got.type.includes('event-stream')) {
        answer.destroy()
        return resolve({ ...got, text: '' })
      }
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () => resolve({ ...got, text: Buffer.concat(chunks).toString('utf8') }))
      answer.on('error', reject)
    })
    asked.setTimeout(patienceMs, () => asked.destroy(new Error(`no answer in ${patienceMs} ms`)))
    asked.on('error', reject)
    asked.end(body ?? undefined)
  })
}

const answers = new Map(routes.map(({ method, path, answer }) => [`${method} ${path}`, answer]))
const codeShape = /^[a-z]+(-[a-z]+)*$/

/** What is wrong with an answer, if anything: the property that every case is held to. */
export function wrongIn(route: string, { status, text, type }: Got): string[] {
  const wrongs: string[] = []
  if (status >= 500) wrongs.push(`answered ${status}`)
  if (type.includes('event-stream')) return wrongs
  const isRefused = status >= 400
  const shape: z.ZodType = isRefused ? errorMessage : (answers.get(route) ?? z.unknown())
  const parsed = shape.safeParse(jsonOf(text))
  if (!parsed.success) wrongs.push(`${status} does not decode: ${text.slice(0, 200)}`)
  if (!isRefused) return wrongs
  if (parsed.success && !codeShape.test((parsed.data as z.infer<typeof errorMessage>).error.code))
    wrongs.push('the refusal has no code')
  if (/\bat .*\.(ts|js):\d+|node_modules|select .* from|error:/i.test(text))
    wrongs.push('a refusal shows a stack or a query')
  if (text.includes(secretName)) wrongs.push('a refusal names a pupil')
  if (text.length > 2000) wrongs.push(`a refusal of ${text.length} characters gives back what was sent`)
  return wrongs
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Sends and judges: no 5xx, an answer that decodes, no fault of the portal, nothing written by a refusal. */
export async function judge(scene: FuzzScene, route: string, sent: Sent): Promise<string[]> {
  const { db, uai } = scene.school
  scene.faults.length = 0
  // six hundred cases a minute: the limit of requests is proved elsewhere
  scene.school.time += 100
  const before = await traceOf(db, uai)
  const got = await send(scene.portal.url, sent)
  const wrongs = wrongIn(route, got)
  if (got.status >= 400 && (await traceOf(db, uai)) !== before) wrongs.push('a refusal has written')
  if (scene.faults.length > 0) wrongs.push(`the portal failed: ${scene.faults.join(' ')}`)
  return wrongs
}

export const commandNames = [...commandTypes.keys()]
