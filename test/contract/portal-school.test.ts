import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '#shared/domain/core/actor.ts'
import type { Lesson } from '#shared/domain/timetable/lesson.ts'
import { instantOf } from '#shared/kernel/instant.ts'
import { must } from '#shared/kernel/must.ts'
import type { ImportAnswer } from '#shared/protocol/administration.ts'
import type { PullAnswer } from '#shared/protocol/pull.ts'
import type { PushAnswer } from '#shared/protocol/push.ts'
import type { SignInAnswer } from '#shared/protocol/session.ts'
import { startPortal, type RunningPortal } from '#server/portal.ts'
import { createDemonstration, type Demonstration } from '#server/seed/create-demonstration.ts'
import { generateSchoolFiles } from '#server/seed/generate-school-files.ts'

/** A Tuesday, five minutes after the first bell. */
const now = Date.parse('2026-11-17T07:05:00Z')

describe('the portal on a real school', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pupitre-school-'))
  const people = new Map<Role, { token: string; workstationId: string }>()
  let portal: RunningPortal
  let demonstration: Demonstration

  async function ask<T>(role: Role, path: string, body?: unknown): Promise<T> {
    const response = await fetch(portal.url + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${people.get(role)?.token ?? ''}`,
        ...(body instanceof FormData ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
    })
    return (await response.json()) as T
  }

  async function signIn(role: Role): Promise<void> {
    const { login, password } = must(
      demonstration.accounts.find((one) => one.role === role),
      `an account for ${role}`,
    )
    const workstationId = `workstation-${role}`
    const answer = await ask<SignInAnswer>(role, '/session', {
      login,
      password,
      workstationId,
      postName: 'VS-01',
    })
    people.set(role, { token: answer.token, workstationId })
  }

  async function pullAll(role: Role): Promise<PullAnswer['rows']> {
    const rows: PullAnswer['rows'] = []
    const { workstationId } = must(people.get(role), role)
    const first = {
      proto: 1,
      workstationId,
      epoch: null,
      cursor: 0,
      scopes: [],
      schema: {},
      wantsDigest: false,
      outcomesAfter: 0,
    }
    for (let page: PullAnswer['next'] = null, isLast = false; !isLast;) {
      const answer: PullAnswer = await ask(role, '/sync/pull', { ...first, page })
      rows.push(...answer.rows)
      page = answer.next
      isLast = page === null
    }
    return rows
  }

  const push = (role: Role, mid: number, name: string, args: unknown) =>
    ask<PushAnswer>(role, '/sync/push', {
      proto: 1,
      workstationId: people.get(role)?.workstationId,
      epoch: null,
      commands: [{ mid, name, version: 1, args, typedAt: instantOf(now) }],
    })

  beforeAll(async () => {
    portal = await startPortal({
      dataDir: folder,
      port: 0,
      clock: () => now,
      onFault: (fault) => console.error(fault),
    })
    demonstration = await createDemonstration(portal.db, { now: instantOf(now), students: 240, ready: true })
    for (const role of ['teacher', 'cpe', 'secretariat', 'inspector', 'administrator'] as const)
      await signIn(role)
  }, 120_000)
  afterAll(async () => {
    await portal.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('C18: a teacher holds his pupils and lessons and nothing of the files; the desk holds all; an inspector, no pupil', async () => {
    const teacher = await pullAll('teacher')
    const cpe = await pullAll('cpe')
    const inspector = await pullAll('inspector')
    const count = (rows: typeof cpe, kind: string) => rows.filter((row) => row.kind === kind).length
    expect(count(cpe, 'student')).toBeGreaterThan(count(teacher, 'student'))
    expect(count(teacher, 'student')).toBeGreaterThan(20)
    expect([count(teacher, 'studentFile'), count(teacher, 'guardian')]).toEqual([0, 0])
    expect(count(cpe, 'studentFile')).toBe(count(cpe, 'student'))
    expect([count(inspector, 'student'), count(inspector, 'lesson'), count(inspector, 'rollCall')]).toEqual([
      0, 0, 0,
    ])
    const { staffId } = must(
      demonstration.accounts.find((one) => one.role === 'teacher'),
      'the teacher',
    )
    const lessons = teacher.filter((row) => row.kind === 'lesson').map((row) => row.data as unknown as Lesson)
    expect(lessons.every((lesson) => [...lesson.teacherIds, ...lesson.replacedIds].includes(staffId))).toBe(
      true,
    )
  })

  it('S1, S5: a call begun by its teacher is seen at the desk; a colleague’s lesson is refused, existing or not', async () => {
    const lessons = (await pullAll('cpe'))
      .filter((row) => row.kind === 'lesson')
      .map((row) => row.data as unknown as Lesson)
    const { staffId } = must(
      demonstration.accounts.find((one) => one.role === 'teacher'),
      'the teacher',
    )
    const today = lessons.filter(
      (lesson) => lesson.date === '2026-11-17' && lesson.status === 'planned' && lesson.form === 'course',
    )
    const mine = must(
      today.find((lesson) => lesson.teacherIds.includes(staffId)),
      'a lesson of his today',
    )
    const other = must(
      today.find((lesson) => !lesson.teacherIds.includes(staffId)),
      'a colleague’s lesson',
    )
    const begun = await push('teacher', 1, 'beginRollCall', { lessonId: mine.id })
    expect(begun.outcomes).toMatchObject([{ mid: 1, outcome: 'applied' }])
    const seen = (await pullAll('cpe')).find(
      (row) => row.kind === 'rollCall' && row.rev === begun.outcomes[0]?.rev,
    )
    expect(seen?.data).toMatchObject({ lessonId: mine.id, state: 'in-progress' })
    const there = await push('teacher', 2, 'beginRollCall', { lessonId: other.id })
    const absent = await push('teacher', 3, 'beginRollCall', { lessonId: 'no-such-lesson' })
    expect(there.outcomes[0]).toMatchObject({ outcome: 'rejected', rev: null })
    expect(absent.outcomes[0]).toEqual({ ...there.outcomes[0], mid: 3 })
  })

  it('the administrator imports again, at first to see: nothing changes the second time', async () => {
    const files = [...generateSchoolFiles({ students: 240, seed: 2026, schoolYear: 2026, zone: 'C' })].map(
      ([name, bytes]) => ({
        name,
        bytes: Buffer.from(bytes).toString('base64'),
      }),
    )
    const seen = await ask<ImportAnswer>('administrator', '/administration/import', { files, dryRun: true })
    expect(seen.refused).toBeNull()
    expect(seen.report).toMatchObject({ written: false, counts: { students: 240 } })
    const form = new FormData()
    for (const file of files) form.append('files', new Blob([Buffer.from(file.bytes, 'base64')]), file.name)
    const written = await ask<ImportAnswer>('administrator', '/administration/import', form)
    expect(written.report?.written).toBe(true)
    const again = await ask<ImportAnswer>('administrator', '/administration/import', { files, dryRun: false })
    expect(again.report?.changes).toMatchObject({ created: 0, updated: 0, departed: 0 })
    expect(again.accountsOpened).toBe(0)
  })

  it('a file that is not one of the ministry’s is refused with its reason, and what is held is listed', async () => {
    const bytes = Buffer.from('<html><body>Connexion</body></html>').toString('base64')
    const refused = await ask<ImportAnswer>('administrator', '/administration/import', {
      files: [{ name: 'x.xml', bytes }],
      dryRun: false,
    })
    expect(refused).toMatchObject({ report: null, refused: { file: 'x.xml' } })
    const held = await ask<{ items: unknown[] }>('administrator', '/administration/held')
    expect(Array.isArray(held.items)).toBe(true)
  })
})
