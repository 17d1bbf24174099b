import fc from 'fast-check'
import { recordTypes } from '#shared/domain/registry.ts'
import { must } from '#shared/kernel/must.ts'
import { pullAnswer } from '#shared/protocol/pull.ts'
import { pushAnswer } from '#shared/protocol/push.ts'
import { readRecords } from '#server/store/record-rows.ts'
import { traceOf } from '#test/rights/rights-scene.ts'
import { commandRights } from '#test/rights/rights-table.ts'
import { someEdits } from './server-cases.ts'
import { editedJson, nasties, type Edit } from './server-nasties.ts'
import { commandNames, fuzzSpot, send, wrongIn, type FuzzScene } from './server-scene.ts'

/** A push of one command: valid, then edited; its number beside the awaited one; its moment anywhere. */
export interface PushCase {
  readonly role: 'teacher' | 'cpe' | 'direction'
  readonly path: '/sync/push' | '/sync/park'
  readonly command: string
  readonly edits: readonly Edit[]
  readonly midShift: number
  readonly version: number
  readonly typedAt: string
  readonly epoch: 'own' | 'none' | 'other'
}

const instants = ['old instant', 'far instant', 'not a day', 'empty', 'huge', 'NUL', 'emoji'] as const

export const pushCase: fc.Arbitrary<PushCase> = fc.record({
  role: fc.constantFrom('teacher' as const, 'teacher' as const, 'cpe' as const, 'direction' as const),
  path: fc.constantFrom(
    '/sync/push' as const,
    '/sync/push' as const,
    '/sync/push' as const,
    '/sync/park' as const,
  ),
  command: fc.constantFrom(...commandNames),
  edits: someEdits,
  midShift: fc.constantFrom(0, 0, 0, 0, 0, -1, 1, -1000, 9e15),
  version: fc.constantFrom(1, 1, 1, 1, 2, 99, 2 ** 40),
  typedAt: fc.constantFrom('now', 'now', 'now', ...instants),
  epoch: fc.constantFrom('own' as const, 'own' as const, 'none' as const, 'other' as const),
})

async function lastMidOf({ school }: FuzzScene, workstationId: string): Promise<number> {
  const row = await school.db
    .selectFrom('workstation')
    .select('last_mid')
    .where('school', '=', school.uai)
    .where('id', '=', workstationId)
    .executeTakeFirstOrThrow()
  return row.last_mid
}

async function clockOf({ school }: FuzzScene) {
  return school.db
    .selectFrom('school_clock')
    .select(['epoch', 'rev'])
    .where('school', '=', school.uai)
    .executeTakeFirstOrThrow()
}

const headersOf = (token: string) => ({
  'content-type': 'application/json',
  authorization: `Bearer ${token}`,
})

/** Tells what is wrong with the verdict of a case, if anything. */
export async function wrongPush(scene: FuzzScene, one: PushCase): Promise<string[]> {
  const { token, workstationId } = scene.seat(one.role)
  const rights = must(
    commandRights.find(({ command }) => command === one.command),
    one.command,
  )
  const { epoch } = await clockOf(scene)
  const mid = Math.max(1, (await lastMidOf(scene, workstationId)) + 1 + one.midShift)
  const text = JSON.stringify({
    proto: 1,
    workstationId,
    epoch: one.epoch === 'own' ? epoch : one.epoch === 'none' ? null : 'another-life',
    ...(one.path === '/sync/park' ? { reason: 'reset' } : {}),
    commands: [{ mid, name: one.command, version: one.version, args: '§args§', typedAt: '§typedAt§' }],
  })
    .replace('"§args§"', () => editedJson(rights.aim(fuzzSpot), one.edits))
    .replace('"§typedAt§"', () => nasties[one.typedAt] ?? '"2026-11-17T08:04:00.000Z"')
  scene.school.time += 100
  scene.faults.length = 0
  const before = await traceOf(scene.school.db, scene.school.uai)
  const sent = { method: 'POST', path: one.path, headers: headersOf(token), body: Buffer.from(text) }
  const got = await send(scene.portal.url, sent)
  const isSame = (await traceOf(scene.school.db, scene.school.uai)) === before
  const wrongs = wrongIn(`POST ${one.path}`, got)
  if (scene.faults.length > 0) wrongs.push(`the portal failed: ${scene.faults.join(' ')}`)
  if (got.status >= 400 && !isSame) wrongs.push('a refusal has written')
  if (got.status === 200 && one.path === '/sync/push')
    for (const { outcome, code } of pushAnswer.parse(JSON.parse(got.text)).outcomes) {
      if (code === 'command-failed') wrongs.push(`${one.command} threw`)
      if (outcome === 'rejected' && !isSame) wrongs.push(`${String(code)} and something was written`)
    }
  return wrongs
}

/** Every record that lies in the school must be what its type says: « never a wrong row ». */
export async function wrongRows({ school }: FuzzScene): Promise<string[]> {
  const wrongs: string[] = []
  for (const type of recordTypes.values()) {
    for (const { record } of await readRecords(school.db, school.uai, type)) {
      if (!type.schema.safeParse(record).success) wrongs.push(`a wrong row: ${type.kind} ${record.id}`)
    }
  }
  return wrongs
}

/** A pull, valid by shape and absurd by content. */
export interface PullCase {
  readonly role: 'teacher' | 'cpe' | 'direction'
  readonly cursor: 'none' | 'head' | 'past' | 'to come' | 'far'
  readonly epoch: 'own' | 'none' | 'other'
  readonly scopes: readonly string[]
  readonly page: { readonly head: 'now' | 'minus' | 'far'; readonly after: string } | null
  readonly outcomesAfter: number
  readonly edits: readonly Edit[]
}

const scope = fc.constantFrom(
  'etab',
  'class:d-own',
  'class:d-other',
  'service:direction',
  'user:p-direction',
  'user:',
  '',
  '%',
  "'",
  '{}',
  'class:é',
)

export const pullCase: fc.Arbitrary<PullCase> = fc.record({
  role: fc.constantFrom('teacher' as const, 'cpe' as const, 'direction' as const),
  cursor: fc.constantFrom(
    'none' as const,
    'head' as const,
    'past' as const,
    'to come' as const,
    'far' as const,
  ),
  epoch: fc.constantFrom('own' as const, 'own' as const, 'none' as const, 'other' as const),
  scopes: fc.array(scope, { maxLength: 12 }),
  page: fc.option(
    fc.record({
      head: fc.constantFrom('now' as const, 'minus' as const, 'far' as const),
      after: fc.oneof(
        fc.string({ maxLength: 400 }),
        fc.constantFrom('|||', 'abc|1|lesson|x', '|999999999999999||', '|-1||'),
      ),
    }),
    { freq: 3 },
  ),
  outcomesAfter: fc.constantFrom(0, 1, 9e15),
  edits: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: someEdits }),
})

/** Tells what is wrong with the answer to a pull: rows too that the person does not hold. */
export async function wrongPull(scene: FuzzScene, one: PullCase): Promise<string[]> {
  const { token, workstationId } = scene.seat(one.role)
  const { epoch, rev } = await clockOf(scene)
  const cursors = { none: 0, head: rev, past: Math.max(0, rev - 3), 'to come': rev + 1, far: 9e15 }
  const heads = { now: rev, minus: -5, far: 9e15 }
  const message = {
    proto: 1,
    workstationId,
    epoch: one.epoch === 'own' ? epoch : one.epoch === 'none' ? null : 'another-life',
    cursor: cursors[one.cursor],
    scopes: one.scopes,
    schema: {},
    page: one.page && { head: heads[one.page.head], after: one.page.after },
    wantsDigest: true,
    outcomesAfter: one.outcomesAfter,
  }
  scene.school.time += 100
  scene.faults.length = 0
  const body = Buffer.from(editedJson(message, one.edits))
  const got = await send(scene.portal.url, {
    method: 'POST',
    path: '/sync/pull',
    headers: headersOf(token),
    body,
  })
  const wrongs = wrongIn('POST /sync/pull', got)
  if (scene.faults.length > 0) wrongs.push(`the portal failed: ${scene.faults.join(' ')}`)
  if (got.status !== 200) return wrongs
  const { rows, scopes } = pullAnswer.parse(JSON.parse(got.text))
  for (const row of rows) {
    const type = must(recordTypes.get(row.kind), row.kind)
    if (!row.scopes.some((held) => scopes.includes(held)))
      wrongs.push(`${row.kind} ${row.id} is in no scope of his`)
    if (!type.readers.includes(one.role)) wrongs.push(`${row.kind} is not for ${one.role}`)
    if (!type.schema.safeParse(row.data).success) wrongs.push(`a wrong row: ${row.kind} ${row.id}`)
  }
  return wrongs
}
