import { expect } from '@playwright/test'
import { scanFolder } from '#test/support/post/scan-folder.ts'
import { test } from '#test/support/post/school-fixture.ts'
import { teacherAtCall } from './page-models/teacher-at-call.ts'

const halfSentence = 'Mirabelle 2208 : a commencé son exposé puis'
const minuteMs = 60_000

test('L1 L2 V5: a post left alone locks itself and gives the half-typed observation back, letter for letter', async ({
  school,
}) => {
  const { teacher, post, model, call, second } = await teacherAtCall(school)
  await call.beginObservation(second, halfSentence)

  await school.passTime(12 * minuteMs)
  await model.expectLocked()
  const shown = await model.text()
  expect(shown).toContain('1 brouillon conservé')
  expect(shown).not.toContain('Mirabelle')
  expect(shown.toLocaleLowerCase('fr')).not.toContain(second.toLocaleLowerCase('fr'))

  await model.unlock(teacher.password)
  await call.names()
  await call.mark(second, 'n')
  await expect(post.page().getByRole('textbox', { name: /^Observation sur / })).toHaveValue(halfSentence)

  await post.kill()
  expect(scanFolder(post.folder, ['Mirabelle 2208'])).toEqual([])
})

test('L5: Ctrl+L locks at once, and what is typed outside of the lock page is gone from it', async ({
  school,
}) => {
  const { post, model, names } = await teacherAtCall(school)
  await model.lock()
  const html = await post.page().content()
  for (const name of names) expect(html.toLocaleLowerCase('fr')).not.toContain(name.toLocaleLowerCase('fr'))
})

test('V5: a half-typed sentence survives the browser killed two seconds after its last letter', async ({
  school,
}) => {
  const { teacher, post, model, call, first } = await teacherAtCall(school)
  await call.beginObservation(first, halfSentence)
  // The law is a delay: nothing on the page says that a draft is sealed.
  await post.page().waitForTimeout(2500)
  await post.kill()
  await post.start()
  await model.unlock(teacher.password)
  await call.names()
  await call.mark(first, 'n')
  await expect(post.page().getByRole('textbox', { name: /^Observation sur / })).toHaveValue(halfSentence)
})
