import { describe, expect, it } from 'vitest'
import type { Role } from '#shared/domain/core/actor.ts'
import { entryRecord } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { readingTraceRecord } from '#shared/domain/cahier-de-textes/reading/reading-trace.ts'
import { noteReading } from '#shared/domain/cahier-de-textes/reading/trace-commands.ts'
import { put } from '#shared/domain/core/command.ts'
import { studentRecord } from '#shared/domain/people/student.ts'
import { must } from '#shared/kernel/must.ts'
import type { OutcomeMessage } from '#shared/protocol/push.ts'
import { marked } from '#shared/protocol/envelope.ts'
import type { Reply, Transport } from '#shared/sync/ports.ts'
import type { Holder } from '#server/commands/acting-workstation.ts'
import { nowOf } from '#server/commands/portal-context.ts'
import { runPush } from '#server/commands/run-push.ts'
import { readRecords } from '#server/store/record-rows.ts'
import { endScopes } from '#renderer/store/end-scopes.ts'
import { contents } from '#test/support/cahier-desk.ts'
import { noteRegistry } from '#test/support/portal/note-feature.ts'
import { teach } from '#test/support/portal/teach.ts'
import { newSchool, pullPage, type TestSchool } from '#test/support/portal/test-school.ts'
import { usePostgres } from '#test/support/portal/use-postgres.ts'
import { makePost, openPost, type TestPost } from '#test/support/test-workstation.ts'

const base = usePostgres()
const hour = 3_600_000

/** The line of one workstation to the real portal; while it is cut nothing passes. */
function wireOf(school: TestSchool, holder: Holder): Transport & { isCut: boolean } {
  const through = async <T>(answer: () => Promise<T>): Promise<Reply<T>> =>
    wire.isCut ? { kind: 'fault', fault: 'no-network', detail: '' } : { kind: 'answer', body: await answer() }
  const wire: Transport & { isCut: boolean } = {
    isCut: false,
    pull: (message) => through(() => pullPage(school.context, holder, message)),
    push: (message) =>
      through(async () =>
        marked({ ...(await runPush(school.context, holder, message)), now: nowOf(school.context) }),
      ) as ReturnType<Transport['push']>,
    park: () => Promise.reject(new Error('nothing is parked here')),
  }
  return wire
}

const setClock = (school: TestSchool, at: string) => void (school.time = Date.parse(`${at}:00.000+01:00`))

/** A teacher who wrote two entries, a colleague who wrote one, a principal, an inspector at his post. */
async function visit() {
  const school = await newSchool(base().db)
  const admit = async (id: string, role: Role) => school.holder(await school.admit(id, role))
  const [teacher, colleague, principal, inspector] = [
    await admit('t1', 'teacher'),
    await admit('t2', 'teacher'),
    await admit('p1', 'direction'),
    await admit('i1', 'inspector'),
  ]
  const lesson = (id: string, teacherId: string) =>
    teach.lesson({ id, date: '2026-11-17', divisionIds: ['d1'], groupId: null, teacherIds: [teacherId] })
  const student = { id: 's1', familyName: 'Essai', givenName: 'Camille', divisions: [], groups: [] }
  await school.write(
    ...teach('t1', 'd1'),
    ...[lesson('l1', 't1'), lesson('l2', 't1'), lesson('l3', 't2')],
    put(studentRecord, student as never),
  )
  const mids = new Map<Holder, number>()
  const push = async (holder: Holder, name: string, args: unknown): Promise<OutcomeMessage> => {
    const mid = (mids.get(holder) ?? 0) + 1
    mids.set(holder, mid)
    const command = { mid, name, version: 1, args, typedAt: nowOf(school.context) }
    const { outcomes } = await runPush(school.context, holder, { epoch: null, commands: [command] })
    return must(outcomes[0], 'an outcome')
  }
  for (const [holder, lessonId] of [
    [teacher, 'l1'],
    [teacher, 'l2'],
    [colleague, 'l3'],
  ] as const)
    await push(holder, 'writeEntry', { lessonId, contents: contents(`Séance ${lessonId}`), base: null })
  const opened = { passId: 'pass', inspectorId: 'i1', teacherIds: ['t1'], mayVise: false, reason: '' }
  await push(principal, 'openReading', { ...opened, from: '2026-11-17', to: '2026-11-24' })
  const answer = (said: unknown) =>
    push(teacher, 'answerReading', { passId: 'pass', teacherId: 't1', answer: said })
  const made = await makePost(inspector.workstationId)
  const post: TestPost = { ...made, types: noteRegistry.records, commands: noteRegistry.commands }
  const wire = wireOf(school, inspector)
  const at = (when: string) => {
    setClock(school, when)
    post.now = school.time
  }
  at('2026-11-17T09:05')
  return { school, post, wire, answer, at, push, principal }
}

type Desk = Awaited<ReturnType<typeof openPost>>

async function readable(desk: Desk): Promise<string[]> {
  await desk.vault.load(entryRecord)
  return desk
    .all(entryRecord)
    .map(({ id }) => id)
    .sort()
}

describe('an inspector’s post and the real portal', () => {
  it('C2: before the teacher consents, and after he refuses, nothing comes', async () => {
    const { post, wire, answer } = await visit()
    const desk = await openPost(post, wire)
    await desk.pull()
    expect(await readable(desk)).toEqual([])
    await answer({ kind: 'no' })
    await desk.pull()
    expect(await readable(desk)).toEqual([])
  })

  it('C2 C18: after it, his cahiers and nothing else of the school: no other’s, no pupil, no class list', async () => {
    const { post, wire, answer } = await visit()
    const desk = await openPost(post, wire)
    await answer({ kind: 'yes' })
    await desk.pull()
    expect(await readable(desk)).toEqual(['ce-l1', 'ce-l2'])
    expect(JSON.stringify([...desk.state.log.places.keys()].sort())).not.toMatch(/student|rollCall|lesson/)
    expect(desk.state.manifest.scopeEnds).toEqual({ 'cahier:t1': '2026-11-24T23:00:00.000Z' })
  })

  it('C2 S10: unreadable at the end, the line cut the whole time, whatever is done to the clock after', async () => {
    const { post, wire, answer, at } = await visit()
    await answer({ kind: 'yes' })
    const desk = await openPost(post, wire)
    await desk.pull()
    wire.isCut = true
    at('2026-11-24T23:59')
    await endScopes(desk.state)
    expect(await readable(desk)).toEqual(['ce-l1', 'ce-l2'])
    at('2026-11-25T00:00')
    await endScopes(desk.state)
    expect(await readable(desk)).toEqual([])
    post.now -= 48 * hour
    expect(await readable(await openPost(post, wire))).toEqual([])
    wire.isCut = false
    const later = await openPost(post, wire)
    await later.pull()
    expect(await readable(later)).toEqual([])
    expect(later.state.manifest.mustRefresh).toBe(false)
  })

  it('C2: a written extension, heard in time, keeps it open; heard late, it brings it back', async () => {
    const { post, wire, answer, at } = await visit()
    await answer({ kind: 'yes' })
    const desk = await openPost(post, wire)
    await desk.pull()
    wire.isCut = true
    await answer({ kind: 'longer', until: '2026-12-04' })
    at('2026-11-26T09:00')
    await endScopes(desk.state)
    expect(await readable(desk)).toEqual([])
    wire.isCut = false
    await desk.pull()
    expect(await readable(desk)).toEqual(['ce-l1', 'ce-l2'])
    expect(desk.state.manifest.scopeEnds).toEqual({ 'cahier:t1': '2026-12-04T23:00:00.000Z' })
  })

  it('C2: closed by the direction, gone at the next contact', async () => {
    const { post, wire, answer, push, principal } = await visit()
    await answer({ kind: 'yes' })
    const desk = await openPost(post, wire)
    await desk.pull()
    await push(principal, 'closeReading', { passId: 'pass' })
    await desk.pull()
    expect(await readable(desk)).toEqual([])
  })

  it('C2: what was read without the line is in the list after the end', async () => {
    const { school, post, wire, answer, at } = await visit()
    await answer({ kind: 'yes' })
    const desk = await openPost(post, wire)
    await desk.pull()
    wire.isCut = true
    at('2026-11-20T10:00')
    await readable(desk)
    Object.assign(desk.state, { person: { ...desk.state.person, staffId: 'i1', roles: ['inspector'] } })
    const read = { passId: 'pass', teacherId: 't1', entryIds: ['ce-l1'] }
    expect(await desk.run(noteReading, noteReading.args.parse(read))).toMatchObject({ kind: 'durable' })
    at('2026-12-01T10:00')
    await endScopes(desk.state)
    wire.isCut = false
    await desk.sync()
    const traces = await readRecords(school.db, school.uai, readingTraceRecord)
    expect(traces.map(({ record }) => record)).toMatchObject([
      { entryId: 'ce-l1', lastReadAt: '2026-11-20T09:00:00.000Z' },
    ])
    expect(await readable(desk)).toEqual([])
  })
})
