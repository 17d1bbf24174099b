import type { StaffId } from '#shared/domain/core/ids.ts'
import { studentRecord } from '#shared/domain/people/student.ts'
import { observationRecord, type Observation } from '#shared/domain/roll-call/observation.ts'
import { rollCallRecord, type Mark } from '#shared/domain/roll-call/roll-call.ts'
import { lessonRecord, type Lesson } from '#shared/domain/timetable/lesson.ts'
import { must } from '#shared/kernel/must.ts'
import { readRecords } from '#server/store/record-rows.ts'
import type { KillSchool } from './kill-school.ts'
import type { Gesture, Ledger } from './ledger.ts'

const spoken = (text: string) => text.toLocaleLowerCase('fr')

/** The lesson that the teacher has at eight. */
export async function lessonAtEight(
  { portal, demonstration }: KillSchool,
  teacher: StaffId,
): Promise<Lesson> {
  const lessons = await readRecords(portal.db, demonstration.school, lessonRecord)
  const isHis = (one: Lesson) =>
    one.date === '2026-11-17' && one.start === '08:00' && one.teacherIds.includes(teacher)
  return must(lessons.map(({ record }) => record).find(isHis), 'a lesson at eight')
}

interface AtPortal {
  /** Every mark that ever stood, by the pupil's name. */
  readonly marks: ReadonlyMap<string, readonly Mark[]>
  readonly texts: readonly string[]
  readonly observations: readonly Observation[]
  readonly state: string
  /** The key of the state that stands for a pupil, by his name in small letters. */
  readonly standing: ReadonlyMap<string, 'a' | 'i'>
}

async function readPortal({ portal, demonstration }: KillSchool, lesson: Lesson): Promise<AtPortal> {
  const students = await readRecords(portal.db, demonstration.school, studentRecord)
  const nameOf = new Map(
    students.map(({ record }) => [record.id, spoken(`${record.familyName} ${record.givenName}`)]),
  )
  const calls = await readRecords(portal.db, demonstration.school, rollCallRecord)
  const call = calls.map(({ record }) => record).find((one) => one.lessonId === lesson.id)
  const marks = new Map<string, Mark[]>()
  for (const mark of [...(call?.pastMarks.map((past) => past.mark) ?? []), ...(call?.marks ?? [])]) {
    const name = nameOf.get(mark.studentId) ?? ''
    marks.set(name, [...(marks.get(name) ?? []), mark])
  }
  const written = await readRecords(portal.db, demonstration.school, observationRecord)
  const observations = written.map(({ record }) => record).filter((one) => one.lessonId === lesson.id)
  const texts = observations.flatMap((one) => [
    one.text,
    ...one.past.map(({ text }) => text),
    ...one.variants.map(({ text }) => text),
  ])
  const standing = new Map<string, 'a' | 'i'>()
  for (const { studentId, kind } of call?.marks ?? [])
    if (kind === 'absent' || kind === 'infirmary')
      standing.set(nameOf.get(studentId) ?? '', kind === 'absent' ? 'a' : 'i')
  return { marks, texts, observations, state: call?.state ?? 'todo', standing }
}

/** How many times the portal holds what a gesture left. */
function timesHeld({ kind, name, witness }: Gesture, held: AtPortal): number {
  if (kind === 'text') return held.texts.filter((text) => text === witness).length
  if (kind === 'end') return held.state === 'done' ? 1 : 0
  const marks = held.marks.get(spoken(name)) ?? []
  return marks.filter((mark) => mark.minutes === Number(witness)).length
}

const wordOf = { a: 'absent', i: 'infirmary' } as const

/** A state has no number of its own: marks of its kind are counted against the keys pressed. */
function judgeStates(ledger: Ledger, held: AtPortal): string[] {
  const complaints: string[] = []
  const states = ledger.gestures.filter((one) => one.kind === 'state')
  for (const key of new Set(states.map(({ name, witness }) => `${name}|${witness}`))) {
    const [name = '', witness = ''] = key.split('|')
    const own = states.filter((one) => one.name === name && one.witness === witness)
    const least = own.filter((one) => one.isKept).length
    const marks = held.marks.get(spoken(name)) ?? []
    const count = marks.filter((mark) => mark.kind === wordOf[witness as 'a' | 'i']).length
    if (count < least)
      complaints.push(`lost: ${least} keys « ${witness} » kept on one pupil, ${count} at the portal`)
    if (count > own.length)
      complaints.push(`doubled: ${own.length} keys « ${witness} » pressed on one pupil, ${count} marks`)
  }
  return complaints
}

/** Two versions met and one was chosen: it stands, none is beside it any more, the others are its past (S15, C14). */
function judgeChoices({ choices }: Ledger, { observations }: AtPortal): string[] {
  const open = observations.filter(({ variants }) => variants.length > 0)
  const complaints = open.map(({ id }) => `observation ${id} still asks for a choice`)
  for (const [at, choice] of choices.entries()) {
    const { chosen, setAside, isJudged } = choice
    const known = observations.find((one) => [one, ...one.past].some(({ text }) => text === chosen))
    const past = known?.past.map(({ text }) => text) ?? []
    for (const text of setAside)
      if (!past.includes(text)) complaints.push(`lost: ${text} was set aside for ${chosen}`)
    const isChosenOver = choices.slice(at + 1).some((later) => later.setAside.includes(chosen))
    if (!isJudged && !isChosenOver && known?.text !== chosen)
      complaints.push(`lost: ${chosen} was chosen, and does not stand`)
    choice.isJudged = true
  }
  return complaints
}

/** Conservation (law S17): each workstation's numbers are dense, and each has one verdict. */
async function judgeNumbers({ portal, demonstration }: KillSchool, asked: number): Promise<string[]> {
  const posts = await portal.db
    .selectFrom('workstation')
    .select(['id', 'last_mid'])
    .where('school', '=', demonstration.school)
    .execute()
  const complaints: string[] = []
  let clashes = 0
  for (const { id, last_mid } of posts) {
    const outcomes = await portal.db
      .selectFrom('outcome')
      .select(['mid', 'outcome', 'code'])
      .where('workstation_id', '=', id)
      .orderBy('mid')
      .execute()
    if (outcomes.length !== last_mid || outcomes.some((one, at) => one.mid !== at + 1))
      complaints.push(`numbers are not dense: ${outcomes.length} outcomes for lastMid ${last_mid}`)
    for (const { mid, outcome, code } of outcomes)
      if (outcome === 'conflict' && code === 'two-texts') clashes++
      else if (outcome !== 'applied') complaints.push(`command ${mid} ended ${outcome} ${code ?? ''}`)
  }
  if (clashes !== asked) complaints.push(`${clashes} clashes of texts at the portal, ${asked} choices asked`)
  return complaints
}

export interface Comparison {
  readonly complaints: readonly string[]
  /** The state of a pupil as the portal has it: the next key must be another one, or it would take the mark away. */
  stateOf(name: string): 'a' | 'i' | undefined
}

/** What the portal holds against what was done and acknowledged: nothing lost, nothing doubled. */
export async function comparePortal(school: KillSchool, lesson: Lesson, ledger: Ledger): Promise<Comparison> {
  const held = await readPortal(school, lesson)
  const complaints = await judgeNumbers(school, ledger.choicesAsked)
  for (const gesture of ledger.gestures) {
    if (gesture.kind === 'state') continue
    const times = timesHeld(gesture, held)
    if (gesture.isKept && times === 0)
      complaints.push(`lost: ${gesture.kind} ${gesture.witness} was said to be kept`)
    if (times > 1) complaints.push(`doubled: ${gesture.kind} ${gesture.witness} is there ${times} times`)
  }
  return {
    complaints: [...complaints, ...judgeStates(ledger, held), ...judgeChoices(ledger, held)],
    stateOf: (name) => held.standing.get(spoken(name)),
  }
}
