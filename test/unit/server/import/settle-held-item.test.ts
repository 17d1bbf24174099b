import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { must } from '#shared/kernel/must.ts'
import { guardianRecord } from '#shared/domain/people/guardian.ts'
import { teachingServiceRecord } from '#shared/domain/people/structures.ts'
import { studentRecord } from '#shared/domain/people/student.ts'
import { lessonRecord } from '#shared/domain/timetable/lesson.ts'
import { instantOf } from '#shared/kernel/instant.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { importFiles } from '#server/import/import-files.ts'
import { isRefusal } from '#server/import/import-report.ts'
import type { HeldDecision } from '#server/import/planning/held-decision.ts'
import type { GivenFile } from '#server/import/reading/byte-source.ts'
import { settleHeldItem } from '#server/import/settle-held-item.ts'
import { readRecords } from '#server/store/record-rows.ts'
import { elevesXml, latin9 } from '#test/support/import/siecle-builder.ts'
import { smallPupils, smallSchool } from '#test/support/import/small-school.ts'
import { edtXml } from '#test/support/import/sts-builder.ts'
import { told } from '#test/support/import/run-plan.ts'
import { usePostgres } from '#test/support/portal/use-postgres.ts'

const base = usePostgres()
const school = '0750001A'
const common = {
  on: plainDate('2026-11-16'),
  now: instantOf(Date.parse('2026-11-16T08:00:00Z')),
  newId: randomUUID,
}

async function imported(files: readonly GivenFile[]) {
  const result = await importFiles(base().db, { ...common, files, dryRun: false })
  if (isRefusal(result)) throw new Error(result.refused.message)
  return result
}

const settle = (code: string, id: string, decision: HeldDecision) =>
  settleHeldItem(base().db, { ...common, school, code, id, decision, by: 'account-1' })

const [lina, anais, noe] = smallPupils.map((pupil) => must(pupil, 'a pupil'))
if (!lina || !anais || !noe) throw new Error('three pupils expected')

const eleves = (...pupils: Parameters<typeof elevesXml>[0]) => [
  { name: 'Eleves.xml', bytes: latin9(elevesXml(pupils)) },
]
const students = async () => (await readRecords(base().db, school, studentRecord)).map((row) => row.record)

describe('what was set aside is imported at once when a person decides (issue 2 §3)', () => {
  it('a pupil in two divisions goes where the person says, with those who answer for him, and stays there', async () => {
    const torn = { ...noe, divisions: ['3E2', '3E 2'] }
    const first = await imported(smallSchool({ 'ElevesSansAdresses.xml': elevesXml([lina, anais, torn]) }))
    expect(first.counts).toMatchObject({ students: 2, guardianLinks: 3 })
    expect(await settle('pupil-in-two-divisions', '1003', { kind: 'division', code: '6Z' })).toBe(
      'still-held',
    )
    expect(await settle('pupil-in-two-divisions', '1003', { kind: 'division', code: '3E 2' })).toBe('settled')
    const settled = (await students()).find((student) => student.givenName === 'Noé')
    expect(settled?.divisions).toHaveLength(1)
    const guardians = (await readRecords(base().db, school, guardianRecord)).map((row) => row.record)
    expect(guardians.flatMap((guardian) => guardian.links.map((link) => link.studentId))).toContain(
      settled?.id,
    )
    expect(guardians).toHaveLength(3)
    const again = await imported(smallSchool({ 'ElevesSansAdresses.xml': elevesXml([lina, anais, torn]) }))
    expect(again.held).toEqual([])
    expect(again.changes).toMatchObject({ created: 0, updated: 0, departed: 0 })
  })

  it('a doubtful pupil is the one, or nobody known; the others are neither merged nor sent away', async () => {
    const before = await students()
    const doubtful = [lina, anais, { ...noe, id: '7003', ine: '999991003AA', birth: '01/01/2010' }]
    expect(told((await imported(eleves(...doubtful))).held)).toEqual(['pupil-doubtful-match 7003'])
    expect(await students()).toHaveLength(before.length)
    expect(await settle('pupil-doubtful-match', '7003', { kind: 'same-as', studentId: 'nobody' })).toBe(
      'still-held',
    )
    expect(await settle('pupil-doubtful-match', '7003', { kind: 'new-pupil' })).toBe('settled')
    expect(await students()).toHaveLength(before.length + 1)
  })

  it('a service of an unknown teacher gets its teacher and its hours to come; what it was before stays until then', async () => {
    await imported([
      ...eleves(lina, anais, noe),
      ...smallSchool().filter((file) => file.name !== 'ElevesSansAdresses.xml'),
    ])
    const lessons = async () => (await readRecords(base().db, school, lessonRecord)).map((row) => row.record)
    const before = await lessons()
    const hour = [{ alternance: 'H', day: 3, start: '0900', duration: '0055' }]
    const unknown = [
      { code: '3E 2', services: [{ subject: '030201', teachers: [{ id: '99', courses: hour }] }] },
    ]
    const edt = edtXml([{ code: 'H', weeks: ['2026-09-07', '2026-11-23'] }], unknown)
    const held = await imported([{ name: 'emp_sts.xml', bytes: latin9(edt) }])
    expect(told(held.held)).toEqual(['service-unknown-teacher 3E 2/030201'])
    const services = (await readRecords(base().db, school, teachingServiceRecord)).map((row) => row.record)
    const teacher = must(services.flatMap((service) => service.teacherIds)[0], 'a teacher')
    expect(
      await settle('service-unknown-teacher', '3E 2/030201', { kind: 'teacher', staffId: 'nobody' }),
      'a teacher whom nobody knows leaves the question open: the service does not lose him silently',
    ).toBe('still-held')
    expect(
      await settle('service-unknown-teacher', '3E 2/030201', { kind: 'teacher', staffId: teacher }),
    ).toBe('settled')
    const added = (await lessons()).filter((lesson) => !before.some((one) => one.id === lesson.id))
    expect(added).toMatchObject([{ date: '2026-11-25', start: '09:00', teacherIds: [teacher] }])
  })

  it('what nobody holds cannot be settled', async () => {
    expect(await settle('pupil-in-two-divisions', '404', { kind: 'division', code: '3E2' })).toBe('unknown')
  })
})
