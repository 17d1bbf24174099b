import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { pageSizes, watchPrinter } from '#test/support/post/printed-page.ts'
import { firstLessonOf, pupilOf } from '#test/support/post/portal-records.ts'
import { scanFolder } from '#test/support/post/scan-folder.ts'
import { test } from '#test/support/post/school-fixture.ts'
import { administration } from './page-models/administration.ts'
import { lateDesk } from './page-models/late-desk.ts'
import { tray } from './page-models/tray.ts'
import { teacherAtCall } from './page-models/teacher-at-call.ts'
import { workstation } from './page-models/workstation.ts'

/** Spaces of print are spaces. */
const plain = (text: string) => text.replace(/\s+/g, ' ')

/** A name as the paper has it, whatever its capitals. */
const printed = (name: string) => name.toLocaleLowerCase('fr').replaceAll("'", '’')

test('V1: the slip of a late pupil comes out on A6, in words and alone, and leaves nothing of him on the post', async ({
  school,
}) => {
  const lesson = await firstLessonOf(school, school.account('teacher').staffId)
  const name = await pupilOf(school, lesson)
  const post = await school.post()
  const model = workstation(post)
  await model.open(school.account('aed'))
  await model.expectData()
  const desk = lateDesk(post)
  await desk.open()
  await desk.record(name, 6)
  const printer = await watchPrinter(post.page())
  await post.page().keyboard.press('Control+p')
  await expect.poll(printer.times).toBe(1)
  const words = plain(await printer.words())
  expect(words.toLocaleLowerCase('fr')).toContain(printed(name))
  for (const word of ['mardi 17 novembre 2026', '6 min', 'Sans motif', 'À rendre au professeur'])
    expect(words).toContain(word)
  expect(words, 'the number of the book of slips').toMatch(/n° 1(?!\d)/)
  expect(words).not.toContain('Imprimer')
  expect(pageSizes(await printer.pdf())).toEqual([{ width: 105, height: 148 }])
  await post.kill()
  expect(scanFolder(post.folder, [name, name.split(' ')[0] ?? ''])).toEqual([])
})

test('V1: the list of what waits comes out on A4 while the line is cut, and says that the portal has nothing of it', async ({
  school,
}) => {
  const { post, model, call, first, second } = await teacherAtCall(school)
  school.line.become('cut')
  await model.expectLine('Hors ligne')
  await call.markAbsent(first)
  await call.markAbsent(second)
  await tray(post).open()
  const printer = await watchPrinter(post.page())
  await post.page().keyboard.press('Control+p')
  await expect.poll(printer.times).toBe(1)
  const words = plain(await printer.words())
  for (const name of [first, second]) expect(words.toLocaleLowerCase('fr')).toContain(printed(name))
  expect(words).toContain('Enregistré sur ce poste, pas encore au serveur')
  expect(words).toMatch(/imprimé à .* par M.*, poste /)
  expect(pageSizes(await printer.pdf())).toEqual([{ width: 210, height: 297 }])
  await post.kill()
  expect(scanFolder(post.folder, [first, second])).toEqual([])
})

test('V1: the sheet of first identifiers is written where the person says, for his eyes, and nowhere else on the post', async ({
  school,
}) => {
  const post = await school.post()
  const model = workstation(post)
  await model.open(school.account('administrator'))
  await model.expectData()
  const office = administration(post)
  await office.openAccounts()
  await office.saveFirstIdentifiers()
  expect(readdirSync(post.savedFolder)).toEqual(['premiers-identifiants.pdf'])
  const path = join(post.savedFolder, 'premiers-identifiants.pdf')
  const sheet = readFileSync(path)
  expect(sheet.subarray(0, 5).toString()).toBe('%PDF-')
  expect(sheet.length).toBeGreaterThan(5_000)
  expect(pageSizes(sheet)[0]).toEqual({ width: 210, height: 297 })
  expect(statSync(path).mode & 0o077).toBe(0)
  await post.kill()
  expect(
    scanFolder(post.folder, ['%PDF-', 'premiers-identifiants', sheet.toString('base64', 0, 60)]),
  ).toEqual([])
})
