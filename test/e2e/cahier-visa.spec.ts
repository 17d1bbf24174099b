import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { unzipSync } from 'fflate'
import { entryIdOf, entryRecord, type CahierEntry } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { plainTextOf } from '#shared/domain/cahier-de-textes/rich-text.ts'
import { courtesyName } from '#shared/domain/people/person-name.ts'
import { staffMemberRecord } from '#shared/domain/people/staff-member.ts'
import { must } from '#shared/kernel/must.ts'
import { verifySeals } from '#server/seals/verify-seals.ts'
import { readRecord } from '#server/store/record-rows.ts'
import { readPdf } from '#test/support/read-pdf.ts'
import { openLyingLine } from '#test/support/post/lying-line.ts'
import { firstLessonOf } from '#test/support/post/portal-records.ts'
import { test, type School } from '#test/support/post/school-fixture.ts'
import { cahier } from './page-models/cahier.ts'
import { visa } from './page-models/visa.ts'
import { workstation } from './page-models/workstation.ts'

const dayMs = 24 * 3_600_000

async function entryAtPortal(school: School, lessonId: string): Promise<CahierEntry | undefined> {
  const { db } = school.portal
  return readRecord(db, school.demonstration.school, entryRecord, entryIdOf(lessonId as never))
}

test('C1: announced, eight days pass, visa given; what the teacher wrote meanwhile without the line becomes an addendum', async ({
  school,
}) => {
  test.setTimeout(180_000)
  const teacher = school.account('teacher')
  const principal = school.account('direction')
  const lesson = await firstLessonOf(school, teacher.staffId)
  const member = must(
    await readRecord(school.portal.db, school.demonstration.school, staffMemberRecord, teacher.staffId),
    'the teacher',
  )
  const line = await openLyingLine(school.portal.url)
  const classroom = await school.post({ line })
  const office = await school.post()
  const here = cahier(classroom)
  const there = visa(office)
  await workstation(classroom).open(teacher)
  await workstation(office).open(principal)

  await here.open('8\u00a0h\u00a000')
  await here.write('Théorème de Thalès', 'Énoncé et figure.')
  await here.save()
  await workstation(classroom).expectWaiting(0)

  await there.open()
  await there.announce()
  await there.read(courtesyName(member), 'S 47')
  await there.expectClosed(/Ce visa sera possible mercredi 25/)
  await here.expectNotice(/Visa annoncé pour le mercredi 25/)
  await here.acknowledge()
  await here.expectText('lu')
  await workstation(classroom).expectWaiting(0)

  line.become('cut')
  await school.passTime(8 * dayMs)
  await workstation(classroom).unlock(teacher.password)
  await workstation(classroom).openModule('Cahier de textes')
  await classroom.page().getByRole('button', { name: 'Semaine précédente' }).click()
  await here.open('8\u00a0h\u00a000')
  await here.goOn(' Exercices 3 et 4 cherchés en classe.')
  await here.save()

  await workstation(office).unlock(principal.password)
  // Eight days without a word: the portal has ended the session.
  await workstation(office).reconnect(principal.password)
  await there.open()
  await there.read(courtesyName(member), 'S 47')
  await there.vise()
  await there.expectSealed()
  await expect
    .poll(async () => (await entryAtPortal(school, lesson.id))?.seals.length, { timeout: 30_000 })
    .toBe(1)

  line.become('open')
  await workstation(classroom).reconnect(teacher.password)
  await here.expectText('Votre texte est arrivé après le visa')
  await here.expectSealed()
  await here.addKeptText()
  await expect
    .poll(async () => (await entryAtPortal(school, lesson.id))?.addenda.length, { timeout: 30_000 })
    .toBe(1)
  const entry = must(await entryAtPortal(school, lesson.id), 'the entry')
  expect(plainTextOf(entry.contents.standing.value.text)).toBe('Énoncé et figure.')
  expect(plainTextOf(must(entry.addenda[0], 'an addendum').text)).toContain('Exercices 3 et 4')
  const { faults } = await verifySeals(school.portal.db, school.demonstration.school)
  expect(faults).toEqual([])

  await there.openDocuments()
  await there.expectSealsHold(/1\u00a0sceau sur 1\u00a0séance/)
  await there.printAndSave()
  const pdf = readFileSync(join(office.savedFolder, 'Visa des cahiers de textes.pdf'))
  expect(pdf.subarray(0, 8).toString()).toBe('%PDF-1.7')
  const read = readPdf(pdf)
  if (read)
    for (const words of ['Énoncé et figure.', 'Exercices 3 et 4', 'VISÉ']) expect(read.text).toContain(words)
  await there.archiveAndSave()
  const [archive] = readdirSync(office.savedFolder).filter((name) => name.endsWith('.zip'))
  expect(
    Object.keys(unzipSync(readFileSync(join(office.savedFolder, must(archive, 'an archive'))))),
  ).toContain('verifier.mjs')
  school.line.become('cut')
  await there.printWithoutLine()
})
