import type { Role } from '#shared/domain/core/actor.ts'
import { instantOf } from '#shared/kernel/instant.ts'
import { must } from '#shared/kernel/must.ts'
import type { CommandMessage } from '#shared/protocol/push.ts'
import type { Chance } from '#server/seed/seeded-chance.ts'
import { tuesdayMorning, type HotLesson, type Member } from './crowd.ts'

type Gesture = readonly [name: string, args: unknown]
type Invent = (hot: HotLesson, chance: Chance, id: () => string) => Gesture

const markOf = (id: string, chance: Chance) => {
  const kind = chance.pick(['absent', 'late', 'left', 'infirmary', 'present'] as const)
  const minutes = kind === 'late' ? chance.between(1, 20) : null
  return { id, kind, minutes, at: null, item: null, reason: null }
}

/** Ids that others know too: what they see of each other's marks, without waiting to see it. */
const sharedMarks = ['m-1', 'm-2', 'm-3', 'm-4', 'm-5', 'm-6', 'm-7', 'm-8']
const absences = ['abs-1', 'abs-2', 'abs-3']
const reports = ['report-1', 'report-2', 'report-3', 'report-4']
const texts = ['', 'A rangé le matériel', 'A aidé son voisin', 'Parle fort']
const minutes = [15, 16, 17]

const ofLesson = (hot: HotLesson, chance: Chance) => ({
  lessonId: hot.lesson.id,
  studentId: chance.pick(hot.studentIds),
  sawEnd: chance.happens(0.5),
})

const marking: readonly Invent[] = [
  (hot, chance, id) => {
    const mark = markOf(chance.happens(0.3) ? chance.pick(sharedMarks) : id(), chance)
    return [
      'markStudent',
      { ...ofLesson(hot, chance), mark, replaces: chance.shuffle(sharedMarks).slice(0, 3) },
    ]
  },
  (hot, chance) => [
    'clearMark',
    { ...ofLesson(hot, chance), marks: chance.shuffle(sharedMarks).slice(0, 2) },
  ],
  (hot) => ['beginRollCall', { lessonId: hot.lesson.id }],
  (hot) => ['endRollCall', { lessonId: hot.lesson.id }],
  (hot, chance, id) => {
    const marks = hot.studentIds.map((studentId) => ({ studentId, mark: markOf(id(), chance) }))
    return ['takeRollCall', { lessonId: hot.lesson.id, sawEnd: false, marks, replaces: sharedMarks }]
  },
]

const wording: readonly Invent[] = [
  (hot, chance) => [
    'writeObservation',
    {
      ...ofLesson(hot, chance),
      markId: `obs-${hot.lesson.id}`,
      nature: 'observation',
      text: chance.pick(texts.slice(1)),
      at: null,
    },
  ],
  (hot, chance) => [
    'reviseObservation',
    {
      observationId: `obs-${hot.lesson.id}`,
      base: chance.pick(texts),
      text: chance.pick(texts.slice(1)),
    },
  ],
]

const choosing: Invent = (hot, chance) => [
  'chooseObservationText',
  { observationId: `obs-${hot.lesson.id}`, text: chance.pick(texts.slice(1)), seen: texts.slice(1) },
]

const desk: readonly Invent[] = [
  (hot, chance, id) => [
    'recordLateArrival',
    {
      lessonId: hot.lesson.id,
      studentId: chance.pick(hot.studentIds),
      markId: id(),
      minutes: chance.between(1, 30),
      at: '08:10',
      reason: 'transport',
      replaces: chance.shuffle(sharedMarks).slice(0, 2),
    },
  ],
  (hot, chance) => [
    'announceAbsence',
    {
      id: chance.pick(absences),
      studentId: chance.pick(hot.studentIds),
      from: '2026-11-17',
      to: '2026-11-18',
      fromTime: '08:00',
      toTime: '17:00',
      reason: 'illness',
      isJustified: chance.happens(0.5),
    },
  ],
  (_hot, chance) => ['cancelAbsence', { id: chance.pick(absences) }],
  choosing,
]

const settings: readonly Invent[] = [
  (_hot, chance) => [
    'changeSetting',
    { field: 'forgottenAfterMinutes', base: chance.pick(minutes), value: chance.pick(minutes) },
  ],
  (_hot, chance) => {
    const isOff = chance.happens(0.3)
    return [
      'changeSetting',
      { field: 'modulesOff', add: isOff ? ['late-desk'] : [], remove: isOff ? [] : ['late-desk'] },
    ]
  },
]

const reporting: Invent = (_hot, chance) => {
  const context = {
    screen: 'call',
    version: '1',
    host: 'node',
    os: 'linux',
    postName: 'VS-02',
    line: 'online',
  }
  return ['reportProblem', { id: chance.pick(reports), text: 'La page est lente', context }]
}
const closing: Invent = (_hot, chance) => ['closeProblem', { id: chance.pick(reports), answer: 'Vu' }]

/** A lesson cancelled under everybody's hands: late in the work, and one only. */
const cancelling: Invent = (hot) => ['cancelLesson', { lessonId: hot.lesson.id, reason: 'outing' }]

const giftsOf: Readonly<Record<Role, readonly Invent[]>> = {
  teacher: [...marking, ...marking, ...wording, reporting],
  cpe: [...marking, ...wording, ...desk, ...desk],
  aed: [...marking, ...desk, ...desk],
  direction: [...settings, ...settings, ...desk, reporting],
  administrator: [...settings, closing, closing, reporting],
  secretariat: [...settings, ...marking, reporting],
  inspector: [reporting],
}

/** Commands of one workstation, all upon the same few records as everybody's: nearly every pair of them conflicts. */
export function inventCommands(
  member: Member,
  hot: readonly HotLesson[],
  count: number,
  chance: Chance,
): CommandMessage[] {
  let ids = 0
  const id = () => `${member.workstationId}-${++ids}`
  const last = must(hot.at(-1), 'lessons')
  return Array.from({ length: count }, (_, at): CommandMessage => {
    const isCancelling = member.role === 'cpe' && at === Math.floor(count / 2)
    const invent = isCancelling ? cancelling : chance.pick(giftsOf[member.role])
    const [name, args] = invent(isCancelling ? last : chance.pick(hot), chance, id)
    return { mid: at + 1, name, version: 1, args, typedAt: instantOf(tuesdayMorning + at * 1000) }
  })
}
