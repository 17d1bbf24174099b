import { expect } from '@playwright/test'
import { entryIdOf, entryRecord } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { staffMemberRecord } from '#shared/domain/people/staff-member.ts'
import { must } from '#shared/kernel/must.ts'
import { readRecord } from '#server/store/record-rows.ts'
import type { Post } from '#test/support/post/open-post.ts'
import { openLyingLine } from '#test/support/post/lying-line.ts'
import { firstLessonOf, studentsAtPortal } from '#test/support/post/portal-records.ts'
import { test, type School } from '#test/support/post/school-fixture.ts'
import { cahier } from './page-models/cahier.ts'
import { reading } from './page-models/reading.ts'
import { visa } from './page-models/visa.ts'
import { workstation } from './page-models/workstation.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const title = 'Théorème de Thalès'
const words = 'Énoncé et figure.'

interface Visit {
  readonly classroom: Post
  readonly office: Post
  readonly teacherName: string
}

/** A teacher who has written one session, and the principal, each at his post. */
async function beginVisit(school: School): Promise<Visit> {
  const teacher = school.account('teacher')
  const { db } = school.portal
  const member = must(
    await readRecord(db, school.demonstration.school, staffMemberRecord, teacher.staffId),
    'the teacher',
  )
  const [classroom, office] = [await school.post(), await school.post()]
  await workstation(classroom).open(teacher)
  await workstation(office).open(school.account('direction'))
  const desk = cahier(classroom)
  await desk.open('8\u00a0h\u00a000')
  await desk.write(title, words)
  await desk.save()
  await workstation(classroom).expectWaiting(0)
  return { classroom, office, teacherName: member.familyName }
}

test('C2: consent refused, nothing opens', async ({ school }) => {
  test.setTimeout(120_000)
  const { classroom, office, teacherName } = await beginVisit(school)
  await reading(office).ask(teacherName)
  const visitor = await school.post()
  const there = reading(visitor)
  await workstation(visitor).open(school.account('inspector'))
  await there.open()
  await there.expectSaid('Pas encore de réponse.')
  await reading(classroom).answer('Je refuse')
  await there.expectSaid('Lecture refusée.')
  await there.expectUnreadable(title)
  await reading(office).expectListed('refuse')
})

test('C2 S10: consent given, he reads and nothing else of the school; at the end, the line cut, it is gone, and a clock set back gives nothing back', async ({
  school,
}) => {
  test.setTimeout(180_000)
  const inspector = school.account('inspector')
  const { classroom, office, teacherName } = await beginVisit(school)
  await reading(office).ask(teacherName)
  await reading(classroom).answer('J’accepte')

  const line = await openLyingLine(school.portal.url)
  const visitor = await school.post({ line })
  const there = reading(visitor)
  await workstation(visitor).open(inspector)
  await there.open()
  await there.read(title)
  await there.expectReadable(words)
  await workstation(visitor).expectWaiting(0)
  const seen = await workstation(visitor).text()
  for (const { familyName, givenName } of await studentsAtPortal(school))
    expect(seen).not.toContain(`${familyName} ${givenName}`)
  await reading(classroom).expectSaid(/1\u00a0séance lue/)
  await reading(office).expectListed(/1\u00a0séance lue/)

  // Offline from here on. Opened for eight days, from Tuesday the 17th at 8 h 05: it ends on Tuesday the 24th at midnight.
  line.become('cut')
  await school.passTime(7 * dayMs + 15.85 * hourMs)
  await workstation(visitor).unlock(inspector.password)
  await there.open()
  await there.read(title)
  await there.expectReadable(words)
  // Over midnight while the post is open, and before it locks itself.
  await school.passTime(4.5 * 60_000)
  await there.expectUnreadable(words)
  await there.expectUnreadable(title)
  await there.expectSaid(/Lecture terminée le mardi 24/)

  await school.passTime(-3 * dayMs)
  await workstation(visitor).unlock(inspector.password)
  await there.open()
  await there.expectSaid(/Lecture terminée le mardi 24|S’ouvrira dès que le portail aura répondu/)
  await there.expectUnreadable(title)
})

test('C2 C1: the inspector vises during his visit, under an announced visa', async ({ school }) => {
  test.setTimeout(180_000)
  const [teacher, principal] = [school.account('teacher'), school.account('direction')]
  const { classroom, office, teacherName } = await beginVisit(school)
  const lesson = await firstLessonOf(school, teacher.staffId)
  await visa(office).open()
  await visa(office).announce()
  await workstation(office).expectWaiting(0)
  await school.passTime(8 * dayMs)
  for (const [post, who] of [
    [classroom, teacher],
    [office, principal],
  ] as const) {
    await workstation(post).unlock(who.password)
    await workstation(post).reconnect(who.password)
  }
  await reading(office).ask(teacherName, { mayVise: true })
  await reading(classroom).answer('J’accepte')
  await reading(classroom).acceptUntil('15/12/2026')
  const visitor = await school.post()
  await workstation(visitor).open(school.account('inspector'))
  await reading(visitor).open()
  await reading(visitor).expectSaid(/Ouvert jusqu’au mardi 15/)
  await reading(visitor).read(title)
  await reading(visitor).vise()
  const sealed = async () => {
    const { db } = school.portal
    const entry = await readRecord(db, school.demonstration.school, entryRecord, entryIdOf(lesson.id))
    return entry?.seals.map(({ owner, signature }) => [owner, signature !== null])
  }
  await expect.poll(sealed, { timeout: 30_000 }).toEqual([['inspector', true]])
})
