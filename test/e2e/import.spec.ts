import { expect } from '@playwright/test'
import { divisionOn, studentRecord } from '#shared/domain/people/student.ts'
import { divisionRecord, teachingServiceRecord } from '#shared/domain/people/structures.ts'
import { staffMemberRecord } from '#shared/domain/people/staff-member.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { readRecords } from '#server/store/record-rows.ts'
import { writeDoubtfulFiles } from '#test/support/post/doubtful-files.ts'
import { test, type School } from '#test/support/post/school-fixture.ts'
import { administration } from './page-models/administration.ts'
import { workstation } from './page-models/workstation.ts'

const heldOf = (school: School) =>
  school.portal.db.selectFrom('held_item').select(['code', 'id', 'decision']).orderBy('code').execute()

/** Records of a school that a decision changes. */
async function peopleOf({ portal, demonstration }: School) {
  const read = { db: portal.db, school: demonstration.school }
  const all = async <T>(rows: Promise<readonly { readonly record: T }[]>) =>
    (await rows).map((row) => row.record)
  return {
    students: await all(readRecords(read.db, read.school, studentRecord)),
    divisions: await all(readRecords(read.db, read.school, divisionRecord)),
    services: await all(readRecords(read.db, read.school, teachingServiceRecord)),
    staff: await all(readRecords(read.db, read.school, staffMemberRecord)),
  }
}

test('an administrator imports from the screen: refused file, dry run, real one; what was set aside is decided there and takes effect', async ({
  school,
}) => {
  const files = writeDoubtfulFiles(school.folder())
  const before = await peopleOf(school)
  const post = await school.post()
  const model = workstation(post)
  await model.open(school.account('administrator'))
  await model.expectData()
  const office = administration(post)
  await office.openImport()

  await office.choose([files.cut])
  await office.tryDry()
  const refused = post.page().getByRole('alert').filter({ hasText: 'Import refusé' })
  await expect(refused).toContainText(/rien n’a été écrit/)
  await expect(refused).toContainText(/Coupe\.xml.*ligne \d+/s)

  await office.choose(files.good)
  await office.tryDry()
  await expect(post.page().getByText('Essai à blanc : rien n’a été écrit')).toBeVisible({ timeout: 60_000 })
  await expect(post.page().getByText('À décider · 2')).toBeVisible()
  await expect(post.page().getByText('Rien n’est mis de côté')).toBeVisible()
  expect(await heldOf(school)).toEqual([])

  await office.importForGood()
  expect(await heldOf(school)).toMatchObject([
    { code: 'pupil-in-two-divisions', decision: null },
    { code: 'service-unknown-teacher', id: files.service, decision: null },
  ])
  const [, other] = files.divisions
  await office.decide(/ELEVE_ID/, `Dans « ${other} »`)
  await office.expectDecided(/ELEVE_ID/, `décidé · Dans « ${other} »`)
  const taken = new Set(before.services.flatMap((service) => service.teacherIds))
  const teacher = before.staff.filter((member) => taken.has(member.id)).at(-1)
  if (!teacher) throw new Error('nobody teaches')
  await office.nameTeacher(/professeur inconnu/, `${teacher.familyName} ${teacher.givenName}`)
  await office.expectDecided(/professeur inconnu/, /décidé · C’est /)

  const after = await peopleOf(school)
  const codeOf = (id: string | null | undefined) => after.divisions.find((one) => one.id === id)?.code
  const today = plainDate('2026-11-17')
  const moved = after.students.filter((student) => {
    const known = before.students.find((one) => one.id === student.id)
    return known && divisionOn(known, today) !== divisionOn(student, today)
  })
  expect(moved.map((student) => codeOf(divisionOn(student, today)))).toEqual([other])
  const [code, subject] = files.service.split('/')
  const service = after.services.find(
    (one) => codeOf(one.divisionId) === code && one.teacherIds.includes(teacher.id),
  )
  expect(service, `${code} ${subject} is taught by the person chosen`).toBeDefined()
  expect((await heldOf(school)).map((item) => item.decision)).toEqual([
    { kind: 'division', code: other },
    { kind: 'teacher', staffId: teacher.id },
  ])
})
