import { expect } from '@playwright/test'
import { openLyingLine } from '#test/support/post/lying-line.ts'
import { audienceAtPortal, firstLessonOf, observationsAtPortal } from '#test/support/post/portal-records.ts'
import { test, type School } from '#test/support/post/school-fixture.ts'
import { board } from './page-models/board.ts'
import { rollCall } from './page-models/roll-call.ts'
import { tray } from './page-models/tray.ts'
import { workstation } from './page-models/workstation.ts'

const first = 'Parle sans arrêt.'
const ofTeacher = 'Parle sans arrêt, changé de place à 8 h 20.'
const ofCpe = 'Parle sans arrêt, reçu par la vie scolaire.'
const united = 'Parle sans arrêt : changé de place à 8 h 20, puis reçu par la vie scolaire.'

/** A teacher has written on a pupil; the CPE has the same words before her, at another post on its own line. */
async function twoPostsOnOneText(school: School) {
  const teacher = school.account('teacher')
  const lesson = await firstLessonOf(school, teacher.staffId)
  const otherLine = await openLyingLine(school.portal.url)
  const mine = await school.post()
  const theirs = await school.post({ line: otherLine })
  await workstation(mine).open(teacher)
  await workstation(theirs).open(school.account('cpe'))
  const [here, there] = [rollCall(mine), rollCall(theirs)]
  const [pupil = ''] = await here.names()
  await here.observe(pupil, first)
  const texts = async () =>
    (await observationsAtPortal(school, lesson)).map(({ text, variants, past }) => ({
      text,
      beside: variants.map((one) => one.text),
      past: past.map((one) => one.text),
    }))
  await expect.poll(texts).toEqual([{ text: first, beside: [], past: [] }])
  await board(theirs).open()
  await board(theirs).openCall(await audienceAtPortal(school, lesson))
  await there.expectMark(pupil, /observation/)
  return { mine, theirs, here, there, pupil, otherLine, texts }
}

test('S15: two persons reword one observation offline; both texts are kept, one of them chooses, and the portal has the text chosen', async ({
  school,
}) => {
  const { mine, theirs, here, there, pupil, otherLine, texts } = await twoPostsOnOneText(school)
  school.line.become('cut')
  otherLine.become('cut')
  await workstation(mine).expectLine('Hors ligne')
  await workstation(theirs).expectLine('Hors ligne')
  await here.beginRewording(pupil, ofTeacher)
  await here.keepWords()
  await there.beginRewording(pupil, ofCpe)
  await there.keepWords()

  otherLine.become('open')
  await workstation(theirs).expectWaiting(0)
  school.line.become('open')
  await expect.poll(texts, { timeout: 30_000 }).toEqual([{ text: ofCpe, beside: [ofTeacher], past: [first] }])

  const waiting = tray(mine)
  await waiting.open()
  await waiting.openChoice()
  await expect(waiting.version(/\(vous\)/)).toContainText(ofTeacher)
  await expect(waiting.version(/^(M\.|Mme)(?!.*\(vous\))/)).toContainText(ofCpe)
  await waiting.unite(united)
  await expect
    .poll(texts, { timeout: 30_000 })
    .toEqual([{ text: united, beside: [], past: [first, ofCpe, ofTeacher] }])
  await expect(theirs.page().getByText(united).first()).toBeVisible({ timeout: 30_000 })
  await expect(mine.page().getByRole('option', { name: /Deux versions/ })).toHaveCount(0)
  await otherLine.close()
})

test('S15: words that arrive while somebody types over the former ones are not overwritten by him', async ({
  school,
}) => {
  const { mine, here, there, pupil, otherLine, texts } = await twoPostsOnOneText(school)
  await here.beginRewording(pupil, ofTeacher)
  await there.beginRewording(pupil, ofCpe)
  await there.keepWords()
  await expect.poll(texts).toEqual([{ text: ofCpe, beside: [], past: [first] }])
  await expect(mine.page().getByText(ofCpe).first()).toBeVisible({ timeout: 30_000 })
  await here.keepWords()
  await expect.poll(texts, { timeout: 30_000 }).toEqual([{ text: ofCpe, beside: [ofTeacher], past: [first] }])
  await otherLine.close()
})
