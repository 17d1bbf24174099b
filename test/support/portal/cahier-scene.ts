import { randomUUID } from 'node:crypto'
import { runPush } from '#server/commands/run-push.ts'
import { put } from '#shared/domain/core/command.ts'
import { divisionRecord, subjectRecord } from '#shared/domain/people/structures.ts'
import type { RichText } from '#shared/domain/cahier-de-textes/rich-text.ts'
import { jobAnswer, type JobMessage } from '#shared/protocol/cahier-documents.ts'
import type { OutcomeMessage } from '#shared/protocol/push.ts'
import { must } from '#shared/kernel/must.ts'
import { contents } from '#test/support/cahier-desk.ts'
import { servePortal, type Answer, type PortalClient } from './portal-client.ts'
import { teach } from './teach.ts'
import { newSchool, type TestSchool } from './test-school.ts'
import type { TestBase } from './use-postgres.ts'

/** Somebody at the portal: he asks over HTTP, and his workstation pushes. */
export interface Person {
  ask(method: string, path: string, body?: unknown): Promise<Answer>
  push(name: string, args: unknown): Promise<OutcomeMessage>
  /** Starts a piece of work and waits for its end. */
  work(path: string, body?: unknown): Promise<JobMessage>
}

/** Two teachers, the principal, an inspector, three lessons of each teacher; a real portal. */
export interface CahierScene {
  readonly school: TestSchool
  readonly client: PortalClient
  readonly teacher: Person
  readonly colleague: Person
  readonly principal: Person
  readonly inspector: Person
  /** Sets the portal's clock: an hour of Paris in winter. */
  at(hour: string): void
  close(): Promise<void>
}

async function endOf(person: Pick<Person, 'ask'>, begun: JobMessage): Promise<JobMessage> {
  let job = begun
  while (job.state === 'waiting' || job.state === 'working') {
    await new Promise((resolve) => setTimeout(resolve, 10))
    job = jobAnswer.parse((await person.ask('GET', `/cahiers/jobs/${job.id}`)).body).job
  }
  return job
}

async function admit(
  { school, client }: Pick<CahierScene, 'school' | 'client'>,
  id: string,
  role: 'teacher' | 'direction' | 'inspector',
): Promise<Person> {
  const account = await school.admit(id, role)
  let held = { time: school.time, ...(await client.settle(account)) }
  const holder = { accountId: account.accountId, workstationId: held.workstationId }
  let mid = 0
  const ask: Person['ask'] = async (method, path, body) => {
    // Days may have passed: he signs in again.
    if (held.time !== school.time) held = { time: school.time, ...(await client.settle(account)) }
    return client.ask(method, path, { token: held.token, ...(body === undefined ? {} : { body }) })
  }
  const person: Pick<Person, 'ask'> = { ask }
  return {
    ask,
    push: async (name, args) => {
      mid += 1
      const command = { mid, name, version: 1, args, typedAt: '2026-11-17T08:04:00.000Z' }
      const { outcomes } = await runPush(school.context, holder, { epoch: null, commands: [command] })
      return must(outcomes[0], 'an outcome')
    },
    work: async (path, body) => {
      const answer = await ask('POST', path, body)
      return endOf(person, jobAnswer.parse(answer.body).job)
    },
  }
}

export async function cahierScene(base: TestBase): Promise<CahierScene> {
  const school = await newSchool(base.db)
  const client = await servePortal(base.url, school)
  const lesson = (id: string, teacherId: string, date = '2026-11-17') =>
    teach.lesson({ id, date, divisionIds: ['d1'], groupId: null, teacherIds: [teacherId] })
  await school.write(
    ...[...teach('t1', 'd1'), put(divisionRecord, { id: 'd1', code: '3B', label: '3e B' } as never)],
    put(subjectRecord, { id: 'subject', code: 'M', label: 'Mathématiques', shortLabel: 'Maths' } as never),
    ...['l1', 'l2', 'l3'].map((id) => lesson(id, 't1')),
    ...['m1', 'm2'].map((id) => lesson(id, 't2', '2026-11-19')),
  )
  const parts = { school, client }
  return {
    ...parts,
    teacher: await admit(parts, 't1', 'teacher'),
    colleague: await admit(parts, 't2', 'teacher'),
    principal: await admit(parts, 'p1', 'direction'),
    inspector: await admit(parts, 'i1', 'inspector'),
    at: (hour) => {
      school.time = Date.parse(`${hour}:00.000+01:00`)
    },
    close: () => client.portal.close(),
  }
}

export const write = (post: Person, text: string | RichText, lessonId = 'l1', title = '') =>
  post.push('writeEntry', {
    lessonId,
    contents: typeof text === 'string' ? contents(text, title) : { title, text, documents: [] },
    base: null,
  })

export const announce = (post: Person) =>
  post.push('announceVisa', {
    noticeId: 'n1',
    target: { kind: 'school' },
    ...{ from: '2026-09-01', to: '2026-12-31', applicableOn: '2026-11-25', message: '' },
  })

export const grant = (post: Person, ...items: readonly (readonly [lesson: string, cahier: string])[]) =>
  post.push('grantVisa', {
    grantId: randomUUID(),
    noticeId: 'n1',
    items: items.map(([id, cahierId]) => ({ entryId: `ce-${id}`, cahierId })),
    observation: 'Bien tenu.',
    visit: null,
  })

export const everything = { teacherIds: [], divisionIds: [], subjectIds: [], from: null, to: null }
