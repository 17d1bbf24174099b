import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isFilled } from '#shared/domain/cahier-de-textes/entry/entry-rules.ts'
import { entryRecord } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { standingOf } from '#shared/domain/cahier-de-textes/entry/homework.ts'
import type { RollCall } from '#shared/domain/roll-call/roll-call.ts'
import { rollCallRecord } from '#shared/domain/roll-call/roll-call.ts'
import { recordTypes } from '#shared/domain/registry.ts'
import { expectedStudents } from '#shared/domain/roll-call/audience-rules.ts'
import { studentRecord } from '#shared/domain/people/student.ts'
import { lessonRecord } from '#shared/domain/timetable/lesson.ts'
import { instantOf } from '#shared/kernel/instant.ts'
import { isoWeekOf } from '#shared/kernel/plain-date.ts'
import { charterToAccept } from '#server/accounts/charter-state.ts'
import { createDemonstration, type Demonstration } from '#server/seed/create-demonstration.ts'
import { openDatabase } from '#server/store/database.ts'
import { openPostgres, type OpenPostgres } from '#server/store/open-postgres.ts'
import { readRecords } from '#server/store/record-rows.ts'
import type { Database } from '#server/store/tables.ts'

const tuesday = instantOf(Date.parse('2026-11-17T07:05:00Z'))

describe('the demonstration school', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pupitre-demonstration-'))
  let postgres: OpenPostgres
  let db: Database
  let demonstration: Demonstration

  beforeAll(async () => {
    postgres = await openPostgres({ dataDir: folder })
    db = await openDatabase(postgres.url)
    demonstration = await createDemonstration(db, { now: tuesday, students: 300, cahiers: true })
  })
  afterAll(async () => {
    await db.destroy()
    await postgres.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('holds only records that their own schemas accept', async () => {
    const rows = await db.selectFrom('record').select(['kind', 'id', 'data']).execute()
    const wrong = rows.filter((row) => !recordTypes.get(row.kind)?.schema.safeParse(row.data).success)
    expect(wrong.map((row) => `${row.kind} ${row.id}`).slice(0, 5)).toEqual([])
    expect(rows.length).toBeGreaterThan(8000)
  })

  it('has an autumn of cahiers written, their homework due at the next lesson, and today left to write', async () => {
    const entries = (await readRecords(db, demonstration.school, entryRecord)).map(({ record }) => record)
    expect(entries.filter(({ date }) => date >= '2026-11-17')).toEqual([])
    expect(new Set(entries.map(({ date }) => isoWeekOf(date))).size).toBeGreaterThan(8)
    expect(entries.every(isFilled)).toBe(true)
    const asked = entries.flatMap(({ date, homework }) =>
      homework.map((one) => ({ date, ...standingOf(one).value })),
    )
    expect(asked.length).toBeGreaterThan(500)
    expect(asked.filter(({ date, dueOn }) => dueOn <= date)).toEqual([])
    const lessons = (await readRecords(db, demonstration.school, lessonRecord)).map(({ record }) => record)
    const held = lessons.filter(
      ({ form, status, date }) => form === 'course' && status === 'planned' && date < '2026-11-17',
    )
    // some forgotten, some teachers behind
    expect(entries.length / held.length).toBeGreaterThan(0.8)
    expect(entries.length / held.length).toBeLessThan(0.98)
  })

  it('has weeks of finished calls behind it and leaves the present hour to be called', async () => {
    const calls = (await readRecords(db, demonstration.school, rollCallRecord)).map(({ record }) => record)
    expect(new Set(calls.map((call) => call.date)).size).toBeGreaterThan(8)
    const before = calls.filter((call) => call.date < '2026-11-17')
    expect(before.every((call) => call.state === 'done' && call.begun !== null && call.ended !== null)).toBe(
      true,
    )
    const present = calls.filter((call) => call.date === '2026-11-17')
    expect(present.length).toBeGreaterThan(2)
    expect(present.every((call) => call.start === '08:00')).toBe(true)
    const teacher = demonstration.accounts.find((account) => account.role === 'teacher')
    expect(present.filter((call) => call.teacherIds.some((id) => id === teacher?.staffId))).toEqual([])
    const kinds = new Set(calls.flatMap((call: RollCall) => call.marks.map((mark) => mark.kind)))
    expect([...kinds].sort()).toEqual(
      expect.arrayContaining(['absent', 'forgotten', 'infirmary', 'late', 'observation']),
    )
  })

  it('marks nobody who is not in the list of the lesson that day', async () => {
    const students = (await readRecords(db, demonstration.school, studentRecord)).map(({ record }) => record)
    const lessons = new Map(
      (await readRecords(db, demonstration.school, lessonRecord)).map(({ record }) => [record.id, record]),
    )
    const calls = (await readRecords(db, demonstration.school, rollCallRecord)).map(({ record }) => record)
    const strangers = calls.slice(0, 300).flatMap((call) => {
      const lesson = lessons.get(call.lessonId)
      const listed = new Set(lesson ? expectedStudents(lesson, students).map((student) => student.id) : [])
      return call.marks.filter((mark) => !listed.has(mark.studentId))
    })
    expect(strangers).toEqual([])
  })

  it('its teacher has a whole division to call at eight on a Tuesday', async () => {
    const teacher = demonstration.accounts.find((account) => account.role === 'teacher')
    const lessons = (await readRecords(db, demonstration.school, lessonRecord)).map(({ record }) => record)
    const now = lessons.filter(
      (lesson) =>
        lesson.date === '2026-11-17' &&
        lesson.start === '08:00' &&
        lesson.teacherIds.some((id) => id === teacher?.staffId),
    )
    expect(now).toMatchObject([
      { status: 'planned', groupId: null, form: 'course', room: expect.stringMatching(/./) },
    ])
  })

  it('§2: one account for each of the seven, C12: each still to change its password and accept the charter', async () => {
    expect(demonstration.accounts.map((account) => account.role).sort()).toEqual([
      'administrator',
      'aed',
      'cpe',
      'direction',
      'inspector',
      'secretariat',
      'teacher',
    ])
    const rows = await db.selectFrom('account').select(['id', 'login', 'must_change']).execute()
    for (const { login } of demonstration.accounts) {
      const row = rows.find((one) => one.login === login)
      expect(row?.must_change).toBe(true)
      expect(await charterToAccept(db, row?.id ?? '')).not.toBeNull()
    }
    expect(rows.length).toBeGreaterThan(30)
  })
})
