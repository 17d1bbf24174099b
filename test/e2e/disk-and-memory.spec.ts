import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { heapOfPage } from '#test/support/post/heap-of-page.ts'
import type { Post } from '#test/support/post/open-post.ts'
import { withOwnFolders } from '#test/support/post/own-folders.ts'
import { pupilTexts } from '#test/support/post/pupil-texts.ts'
import { scanWritten } from '#test/support/post/scan-written.ts'
import { test, type School } from '#test/support/post/school-fixture.ts'
import { board } from './page-models/board.ts'
import { lateDesk } from './page-models/late-desk.ts'
import { rollCall } from './page-models/roll-call.ts'
import { workstation } from './page-models/workstation.ts'

const minuteMs = 60_000
const observed = 'Témoin cobalt 4471 : a rangé le laboratoire'
const half = 'Mirabelle 2208 : a commencé son exposé puis'
const reported = 'Grenadine 6630 : la liste de la classe reste blanche'
const searched = 'Quetsche 5519'
const typed = [observed, half, reported, searched, 'cobalt 4471', 'Mirabelle 2208', 'Grenadine 6630']
const gestures = ['markStudent', 'endRollCall', 'writeObservation', 'recordLateArrival', 'reportProblem']

/** The page's own words: « nouvel » is in its labels, and a pupil's name. */
function wordsOfPage(): string {
  const folder = join(import.meta.dirname, '../../out/renderer/assets')
  const code = readdirSync(folder).filter((name) => name.endsWith('.js'))
  return code.map((name) => readFileSync(join(folder, name), 'utf8').toLocaleLowerCase('fr')).join('\n')
}

/** Everything that a page said in its console, whichever page of the post it was. */
function listenToConsole(post: Post, heard: string[]): void {
  post.page().on('console', (message) => heard.push(message.text()))
  post.page().on('pageerror', (error) => heard.push(`${error.message}\n${error.stack ?? ''}`))
}

async function search(post: Post, words: string): Promise<void> {
  await post.page().keyboard.press('Control+k')
  await post.page().keyboard.type(words)
}

async function teachAMorning(school: School, post: Post): Promise<void> {
  const teacher = school.account('teacher')
  const model = workstation(post)
  const call = rollCall(post)
  await model.open(teacher)
  const [first = '', second = '', third = '', fourth = ''] = await call.names()
  await call.markAbsent(first)
  await call.markLate(second, 7)
  await call.beginObservation(third, observed)
  await post.page().getByRole('button', { name: 'Enregistrer' }).click()
  await search(post, searched)
  await post.page().keyboard.press('Escape')
  school.line.become('cut')
  await model.expectLine('Hors ligne')
  await call.markAbsent(fourth)
  await call.end()
  await call.expectKeptHere()
  await call.beginObservation(first, half)
  // Left alone, it locks itself with the half-typed words (law L1).
  await school.passTime(12 * minuteMs)
  await model.expectLocked()
  await model.unlock(teacher.password)
  await model.expectLine('Hors ligne')
}

async function cutThePower(school: School, post: Post, heard: string[]): Promise<void> {
  await post.kill()
  await post.start()
  listenToConsole(post, heard)
  await workstation(post).unlock(school.account('teacher').password)
  school.line.become('open')
  await workstation(post).expectWaiting(0)
  await workstation(post).lock()
}

async function logOut(post: Post): Promise<void> {
  await post
    .page()
    .getByRole('button', { name: /: compte et réglages/ })
    .click()
  await post.page().getByRole('menuitem', { name: 'Se déconnecter' }).click()
  await post.page().evaluate(() => void Object.assign(globalThis, { pupitreOldPage: true }))
  await post.page().getByRole('button', { name: 'Se déconnecter', exact: true }).click()
  await workstation(post).expectFreshPage()
}

async function queueAtTheDesk(school: School, post: Post, late: string): Promise<void> {
  const model = workstation(post)
  await model.otherPerson()
  await model.open(school.account('aed'))
  await model.expectData()
  const queue = lateDesk(post)
  await queue.open()
  await queue.record(late, 9)
  await queue.expectSlip(late.split(' ')[0] ?? '')
  await model.expectWaiting(0)
  await logOut(post)
}

/** Opens a pupil's card, with what only the vie scolaire reads: birth, numbers, families. */
async function followUp(school: School, post: Post, pupil: string): Promise<void> {
  const model = workstation(post)
  await model.otherPerson()
  await model.open(school.account('cpe'))
  await model.expectData()
  await board(post).open()
  await board(post).expectAbsent(pupil)
  await search(post, pupil)
  await expect(post.page().getByRole('option').first()).toBeVisible()
  await post.page().keyboard.press('Enter')
  await expect(post.page().getByText('Responsables').first()).toBeVisible()
  await expect(post.page().getByText('Naissance').first()).toBeVisible()
  await post
    .page()
    .getByRole('button', { name: /: compte et réglages/ })
    .click()
  await post.page().getByRole('menuitem', { name: 'Signaler un problème' }).click()
  await post.page().getByLabel('Que s’est-il passé').fill(reported)
  await post.page().keyboard.press('Control+Enter')
  await model.expectWaiting(0)
}

test('V1 L2: a day of work leaves nothing of a pupil on the disk, in the console, nor in memory once locked', async ({
  school,
}) => {
  test.setTimeout(420_000)
  const folder = school.folder()
  const known = await pupilTexts(school)
  expect(known.names.length).toBeGreaterThan(300)
  expect(known.details.length).toBeGreaterThan(500)
  const secrets = [...typed, ...gestures, ...known.names, ...known.ids, ...known.details]
  const passwords = (['teacher', 'aed', 'cpe'] as const).map((role) => school.account(role).password)
  const heard: string[] = []

  await withOwnFolders(folder, async () => {
    const post = await school.post({ folder: join(folder, 'post') })
    listenToConsole(post, heard)
    await teachAMorning(school, post)
    const [first = '', second = ''] = await rollCall(post).names()

    const open = await heapOfPage(post.page())
    const own = wordsOfPage()
    const isPupils = (text: string) => !own.includes(text.toLocaleLowerCase('fr'))
    const pupils = [...known.names, ...known.ids, ...known.details].filter(isPupils)
    expect(open.find(pupils).length).toBeGreaterThan(50)
    expect(open.find([half, observed])).toEqual([half, observed])

    await cutThePower(school, post, heard)
    await queueAtTheDesk(school, post, second)
    await followUp(school, post, first)
    expect((await heapOfPage(post.page())).find(known.details).length).toBeGreaterThan(5)
    // Evening: the post has locked itself long before.
    await post.page().evaluate(() => void Object.assign(globalThis, { pupitreOldPage: true }))
    await school.passTime(9 * 60 * minuteMs)
    await workstation(post).expectLocked()
    await workstation(post).expectFreshPage()

    const locked = await heapOfPage(post.page())
    expect(locked.texts).toBeGreaterThan(10_000)
    expect(locked.find([...typed, ...pupils, ...passwords])).toEqual([])
    expect(await post.page().evaluate(() => document.documentElement.outerHTML)).not.toContain(first)

    await post.kill()
  })

  const scan = scanWritten([folder], [...secrets, ...passwords])
  expect(scan.files).toBeGreaterThan(40)
  expect(scan.bytes).toBeGreaterThan(1_000_000)
  expect(scan.finds).toEqual([])
  const said = heard.join('\n')
  expect(secrets.filter((text) => said.includes(text))).toEqual([])
})

test('the scan would have found it: what a page writes in clear is seen, wherever Chromium puts it', async ({
  school,
}) => {
  const folder = school.folder()
  await withOwnFolders(folder, async () => {
    const post = await school.post({ folder: join(folder, 'post') })
    await post.page().evaluate(async () => {
      localStorage.setItem('planted', 'Canari stockage 1101')
      document.cookie = 'planted=Canari-biscuit-1102; max-age=86400'
      history.pushState(null, '', '/?planted=Canari-adresse-1103')
      await (await caches.open('planted')).put('/planted', new Response('Canari cache 1104'))
      const request = indexedDB.open('planted')
      await new Promise((resolve) => {
        request.onupgradeneeded = () => request.result.createObjectStore('rows')
        request.onsuccess = resolve
      })
      const rows = request.result.transaction('rows', 'readwrite', { durability: 'strict' })
      rows.objectStore('rows').put({ name: 'Canari élève 1105', born: '2012-03-04' }, 'Canari clef 1106')
      rows.objectStore('rows').put(`${'x'.repeat(300_000)}Canari volumineux 1107`, 'big')
      await new Promise((resolve) => (rows.oncomplete = resolve))
      console.error('Canari console 1108')
      Object.assign(globalThis, { planted: { name: ['Canari', 'mémoire', 1109].join(' ') } })
    })
    expect((await heapOfPage(post.page())).find(['Canari mémoire 1109'])).toHaveLength(1)
    expect(post.complaints.join()).toContain('Canari console 1108')
    // Chromium writes its local storage when it pleases: seconds later.
    await expect
      .poll(() => scanWritten([folder], ['Canari stockage 1101']).finds.length, { timeout: 30_000 })
      .toBeGreaterThan(0)
    await post.kill()
  })
  const planted = [
    'Canari stockage 1101',
    'Canari cache 1104',
    'Canari élève 1105',
    '2012-03-04',
    'Canari clef 1106',
    'Canari volumineux 1107',
  ]
  const found = new Set(scanWritten([folder], planted).finds.map(({ text }) => text))
  expect(planted.filter((text) => !found.has(text))).toEqual([])
})
