import { openScreen } from '#renderer/app/route-store.ts'
import { indexEntries, readQuery, searchPalette } from '#renderer/app/palette-search.ts'
import { usePlace } from '#renderer/features/roll-call/screen-store.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { listName } from '#shared/domain/people/person-name.ts'
import { studentRecord } from '#shared/domain/people/student.ts'
import { rollCallIdOf, rollCallRecord } from '#shared/domain/roll-call/roll-call.ts'
import { lessonRecord, type Lesson, type LessonId } from '#shared/domain/timetable/lesson.ts'
import { must } from '#shared/kernel/must.ts'
import { sinceKey } from './key-clock.ts'
import { watchKey, type KeyFigures } from './key-watch.ts'

/** What the bench asks of the screens while it presses the keys. */
export interface OwnScreens {
  /** Opens the sheet of a class's lesson. @returns how many rows it has */
  openSheet(month: string, n: number): Promise<SheetOpened>
  /** Before a key of the sheet is pressed, so that it cannot be missed. */
  armMark(): void
  /** What became of the key pressed since. */
  markFigures(): Promise<MarkFigures>
  /** The standing marks of a call, by their ids. */
  marksOf(lessonId: string): string
  /** Before a key is pressed in the open palette. */
  armSearch(): void
  searchFigures(): Promise<KeyFigures>
  whenShown(selector: string): Promise<void>
  /** Opens the direction's grid of cahiers from another screen. @returns milliseconds until its cells stand in the document, laid out */
  openVisas(): Promise<number>
  /** The palette's search alone over the pupils held, without drawing: one figure for each text. */
  searchOnly(texts: readonly string[]): readonly number[]
}

export interface SheetOpened {
  readonly lessonId: string
  readonly rows: number
}

export interface MarkFigures extends KeyFigures {
  /** From the key's time stamp until outbox and journal have it. */
  readonly durableMs: number
}

export const ownScreens: OwnScreens = {
  openSheet,
  armMark: () => void (armedMark = watchMark()),
  markFigures: () => must(armedMark, 'an armed mark'),
  marksOf,
  armSearch: () => void (armedSearch = watchKey('[role="listbox"], [role="dialog"]')),
  searchFigures: () => must(armedSearch, 'an armed search'),
  whenShown,
  openVisas,
  searchOnly,
}

let armedMark: Promise<MarkFigures> | undefined
let armedSearch: Promise<KeyFigures> | undefined

async function openSheet(month: string, n: number): Promise<SheetOpened> {
  const lesson = pickLesson(month, n)
  openScreen('roll-call', lesson.id)
  await whenTrue(() => usePlace.getState().lessonId === lesson.id)
  await whenShown('[data-row="0"]')
  return { lessonId: lesson.id, rows: document.querySelectorAll('[data-row]').length }
}

/** A lesson of the month that took place, whose call is held. */
function pickLesson(month: string, n: number): Lesson {
  const { view } = currentVault()
  const held = view
    .all(lessonRecord, [month])
    .filter(
      (lesson) =>
        lesson.status === 'planned' && view.get(rollCallRecord, rollCallIdOf(lesson.id)) !== undefined,
    )
  return must(held[n * 50], 'a lesson with its call')
}

async function watchMark(): Promise<MarkFigures> {
  const vault = currentVault() as { run: ReturnType<typeof currentVault>['run'] }
  const plain = vault.run
  const durable = new Promise<number>((resolve, reject) => {
    vault.run = async (command, args) => {
      vault.run = plain
      const result = await plain(command, args)
      if (result.kind === 'durable') resolve(sinceKey())
      else reject(new Error(`the mark was refused: ${JSON.stringify(result)}`))
      return result
    }
  })
  const [figures, durableMs] = await Promise.all([watchKey('[data-row]'), durable])
  return { ...figures, durableMs }
}

function marksOf(lessonId: string): string {
  const call = currentVault().view.get(rollCallRecord, rollCallIdOf(lessonId as LessonId))
  return call?.marks.map((mark) => mark.id).join(' ') ?? ''
}

function whenShown(selector: string): Promise<void> {
  return whenTrue(() => document.querySelector(selector) !== null)
}

const patienceMs = 20_000

/** Looked at frame by frame. The frame after, what it changed has been drawn. */
function whenTrue(isSo: () => boolean): Promise<void> {
  const begun = performance.now()
  return new Promise((resolve, reject) => {
    const look = () => {
      if (isSo()) requestAnimationFrame(() => resolve())
      else if (performance.now() - begun < patienceMs) requestAnimationFrame(look)
      else
        reject(
          new Error(
            `still not so after ${patienceMs} ms: ${String(isSo)} · ${document.title} · ${JSON.stringify(usePlace.getState())}`,
          ),
        )
    }
    look()
  })
}

async function openVisas(): Promise<number> {
  openScreen('about')
  await whenTrue(() => document.querySelector('[data-cell]') === null)
  const begun = performance.now()
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (document.querySelectorAll('[data-cell]').length < 60) return
      observer.disconnect()
      document.body.getBoundingClientRect()
      resolve(performance.now() - begun)
    })
    observer.observe(document.body, { subtree: true, childList: true })
    openScreen('visa')
  })
}

function searchOnly(texts: readonly string[]): readonly number[] {
  const students = currentVault().view.all(studentRecord)
  const index = indexEntries(
    students.map((student) => ({ group: 'students' as const, text: listName(student) })),
  )
  return texts.map((text) => {
    const begun = performance.now()
    searchPalette(index, readQuery(text), () => 6)
    return performance.now() - begun
  })
}
