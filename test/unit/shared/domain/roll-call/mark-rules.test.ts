import { describe, expect, it } from 'vitest'
import type { StudentId } from '#shared/domain/people/ids.ts'
import { changeMarks, contradict, contradictionsOf, marksOf } from '#shared/domain/roll-call/mark-rules.ts'
import { countsOf, presenceOf } from '#shared/domain/roll-call/presence-rules.ts'
import type { CallMoment, MarkId } from '#shared/domain/roll-call/roll-call.ts'
import { begin, emptyCall, end } from '#shared/domain/roll-call/roll-call-rules.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { aLesson, aMark } from '#test/support/class-of-3b.ts'

const sample = aMark('x', 'diallo', 'absent')
const moment: CallMoment = {
  by: sample.by,
  workstationId: sample.workstationId,
  postName: 'Poste salle 12',
  typedAt: sample.typedAt,
  recordedAt: sample.recordedAt,
  recordedOn: plainDate('2026-11-17'),
}
const open = begin(emptyCall(aLesson('l8')), moment)
const id = (text: string) => text as MarkId

describe('contradictions', () => {
  it.each(['late', 'left', 'infirmary', 'excluded', 'present'] as const)('S16: absent against %s', (kind) => {
    expect(contradict(aMark('a', 'diallo', 'absent'), aMark('b', 'diallo', kind))).toBe(true)
    expect(contradict(aMark('b', 'diallo', kind), aMark('a', 'diallo', 'absent'))).toBe(true)
  })

  it('S16: the same late with other minutes, not with the same ones', () => {
    const seven = aMark('a', 'diallo', 'late', { minutes: 7 })
    expect(contradict(seven, aMark('b', 'diallo', 'late', { minutes: 12 }))).toBe(true)
    expect(contradict(seven, aMark('b', 'diallo', 'late', { minutes: 7 }))).toBe(false)
  })

  it('are not between two facts: late then infirmary, two observations, two things forgotten', () => {
    expect(contradict(aMark('a', 'diallo', 'late'), aMark('b', 'diallo', 'infirmary'))).toBe(false)
    expect(contradict(aMark('a', 'diallo', 'observation'), aMark('b', 'diallo', 'observation'))).toBe(false)
    expect(
      contradict(aMark('a', 'diallo', 'forgotten'), aMark('b', 'diallo', 'forgotten', { item: 'equipment' })),
    ).toBe(false)
  })

  it('are not between two pupils', () => {
    expect(contradict(aMark('a', 'diallo', 'absent'), aMark('b', 'cisse', 'late'))).toBe(false)
  })
})

describe('marks as a set', () => {
  it('S16: a mark taken away never comes back, even when its command is told again', () => {
    const mark = aMark('a', 'diallo', 'absent')
    const added = changeMarks(open, { add: [mark], remove: [] }, moment).call
    const cleared = changeMarks(added, { add: [], remove: [id('a')] }, moment).call
    expect(changeMarks(cleared, { add: [mark], remove: [] }, moment).call).toBe(cleared)
  })

  it('S16: two persons who agree both stay, without contradiction, and count once', () => {
    const one = changeMarks(open, { add: [aMark('a', 'diallo', 'absent')], remove: [] }, moment).call
    const { call, clash } = changeMarks(one, { add: [aMark('b', 'diallo', 'absent')], remove: [] }, moment)
    expect(clash).toBeUndefined()
    expect(call.marks).toHaveLength(2)
    expect(countsOf(call, ['diallo' as StudentId]).absent).toBe(1)
  })

  it('C14: what is replaced is kept with who took it away and what took its place', () => {
    const one = changeMarks(open, { add: [aMark('a', 'diallo', 'absent')], remove: [] }, moment).call
    const { call } = changeMarks(one, { add: [aMark('b', 'diallo', 'late')], remove: [id('a')] }, moment)
    expect(call.pastMarks).toMatchObject([
      { mark: { id: 'a', kind: 'absent' }, endedBy: 'oliveira', replacedBy: 'b' },
    ])
    expect(contradictionsOf(marksOf(call, sample.studentId))).toEqual([])
  })

  it('counts a correction for each change after the end, none before, none for what changes nothing', () => {
    const before = changeMarks(open, { add: [aMark('a', 'diallo', 'absent')], remove: [] }, moment).call
    expect(before.corrections).toBe(0)
    const done = end(before, moment)
    const corrected = changeMarks(done, { add: [aMark('b', 'cisse', 'late')], remove: [] }, moment).call
    expect(corrected.corrections).toBe(1)
    expect(changeMarks(corrected, { add: [], remove: [id('unknown')] }, moment).call.corrections).toBe(1)
  })

  it('lets a teacher’s unknowing absence give way to the desk’s late, and keeps it in the trace', () => {
    const desk = changeMarks(
      open,
      { add: [aMark('d', 'diallo', 'late', { fromDesk: true })], remove: [] },
      moment,
    ).call
    const { call, clash } = changeMarks(desk, { add: [aMark('a', 'diallo', 'absent')], remove: [] }, moment)
    expect(call.marks.map((mark) => mark.id)).toEqual(['d'])
    expect(call.pastMarks).toMatchObject([{ mark: { id: 'a' }, replacedBy: 'd' }])
    expect(clash?.code).toBe('desk-late-stands')
  })

  it('lets a teacher who saw the desk’s late say knowingly that the pupil never came', () => {
    const desk = changeMarks(
      open,
      { add: [aMark('d', 'diallo', 'late', { fromDesk: true })], remove: [] },
      moment,
    ).call
    const { call, clash } = changeMarks(
      desk,
      { add: [aMark('a', 'diallo', 'absent')], remove: [id('d')] },
      moment,
    )
    expect(call.marks.map((mark) => mark.id)).toEqual(['a'])
    expect(clash).toBeUndefined()
  })
})

describe('where a pupil is', () => {
  it('says present without a mark, and the gravest mark first', () => {
    expect(presenceOf([])).toEqual({ kind: 'present' })
    expect(
      presenceOf([aMark('n', 'diallo', 'observation'), aMark('i', 'diallo', 'infirmary')]),
    ).toMatchObject({ mark: { kind: 'infirmary' } })
  })

  it('counts late pupils among those present, and disputed ones apart', () => {
    const ids = ['a', 'b', 'c', 'd'] as StudentId[]
    const marks = [
      aMark('1', 'a', 'absent'),
      aMark('2', 'b', 'late'),
      aMark('3', 'c', 'absent'),
      aMark('4', 'c', 'late'),
    ]
    const counts = countsOf({ ...open, marks }, ids)
    expect(counts).toMatchObject({ expected: 4, present: 2, absent: 1, late: 1, contradictions: 1 })
  })
})
