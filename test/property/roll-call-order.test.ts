import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Actor } from '#shared/domain/core/actor.ts'
import type { AnyCommandType } from '#shared/domain/core/command.ts'
import type { StudentId } from '#shared/domain/people/ids.ts'
import { clearMark, markStudent } from '#shared/domain/roll-call/mark-commands.ts'
import { beginRollCall, endRollCall } from '#shared/domain/roll-call/roll-call-commands.ts'
import { rollCallRecord, type MarkId, type RollCall } from '#shared/domain/roll-call/roll-call.ts'
import type { LessonId } from '#shared/domain/timetable/lesson.ts'
import { achour, classOf3b, oliveira, typed } from '#test/support/class-of-3b.ts'

const lessonId = 'l8' as LessonId
const pupils = ['diallo', 'cisse', 'hoarau'] as StudentId[]
const kinds = ['absent', 'late', 'infirmary', 'observation', 'excluded'] as const

interface Step {
  readonly who: Actor
  readonly command: AnyCommandType
  readonly args: unknown
}

/** What one person types without line: he sees his own marks only, and replaces or clears those alone. */
function post(who: Actor, gestures: readonly { pupil: number; gesture: number }[]): readonly Step[] {
  const seen = new Map<StudentId, MarkId[]>()
  const steps: Step[] = [{ who, command: beginRollCall, args: { lessonId } }]
  gestures.forEach(({ pupil, gesture }, index) => {
    const studentId = pupils[pupil % pupils.length] as StudentId
    const mine = seen.get(studentId) ?? []
    const kind = kinds[gesture % (kinds.length + 1)]
    if (!kind && mine.length === 0) return
    const id = `${who.staffId}-${index}` as MarkId
    const target = { lessonId, studentId, sawEnd: false }
    if (kind)
      steps.push({ who, command: markStudent, args: { ...target, mark: typed(id, kind), replaces: mine } })
    else steps.push({ who, command: clearMark, args: { ...target, marks: mine } })
    seen.set(studentId, kind ? [id] : [])
  })
  return [...steps, { who, command: endRollCall, args: { lessonId } }]
}

/** Interleaves two posts as their pushes may reach the portal: each in its own order. */
function interleave(a: readonly Step[], b: readonly Step[], order: readonly boolean[]): readonly Step[] {
  const [left, right, out] = [[...a], [...b], [] as Step[]]
  for (const takesLeft of order) {
    const next = (takesLeft ? left : right).shift()
    if (next) out.push(next)
  }
  return [...out, ...left, ...right]
}

function play(steps: readonly Step[]): {
  readonly call: RollCall
  readonly calls: number
  readonly corrections: number
} {
  const desk = classOf3b()
  let corrections = 0
  for (const { who, command, args } of steps) {
    const before = desk.get(rollCallRecord, 'rc-l8')
    const { decision } = desk.run(command, args, who)
    expect(decision.kind).toBe('allowed')
    const after = desk.get(rollCallRecord, 'rc-l8')
    if (before?.state === 'done' && before.marks !== after?.marks) corrections += 1
  }
  return {
    call: desk.get(rollCallRecord, 'rc-l8') as RollCall,
    calls: desk.all(rollCallRecord).length,
    corrections,
  }
}

const gestures = fc.array(fc.record({ pupil: fc.nat(2), gesture: fc.nat(5) }), { maxLength: 8 })
const order = fc.array(fc.boolean(), { maxLength: 24 })
const standing = (call: RollCall) => call.marks.map((mark) => mark.id).sort()

describe('two posts call the same lesson without line', () => {
  it('S13, S16: whatever the order on the wire, one call, done, with what each of them left standing', () => {
    fc.assert(
      fc.property(gestures, gestures, order, order, (mine, theirs, one, other) => {
        const [a, b] = [post(oliveira, mine), post(achour, theirs)]
        const first = play(interleave(a, b, one))
        const second = play(interleave(a, b, other))
        expect(first.calls).toBe(1)
        expect(first.call.state).toBe('done')
        expect(standing(first.call)).toEqual(standing(second.call))
        const alone = [...standing(play(a).call), ...standing(play(b).call)].sort()
        expect(standing(first.call)).toEqual(alone)
      }),
    )
  })

  it('S2: commands told twice leave the same marks', () => {
    fc.assert(
      fc.property(gestures, (mine) => {
        const steps = post(oliveira, mine)
        expect(standing(play([...steps, ...steps]).call)).toEqual(standing(play(steps).call))
      }),
    )
  })

  it('S17: no mark disappears: each one typed stands or is in the trace', () => {
    fc.assert(
      fc.property(gestures, gestures, order, (mine, theirs, one) => {
        const steps = interleave(post(oliveira, mine), post(achour, theirs), one)
        const typedIds = steps.flatMap((step) =>
          step.command === markStudent ? [(step.args as { mark: { id: string } }).mark.id] : [],
        )
        const { call, corrections } = play(steps)
        const kept = [...call.marks.map((mark) => mark.id), ...call.pastMarks.map((past) => past.mark.id)]
        expect(kept.sort()).toEqual(typedIds.sort())
        expect(call.corrections).toBe(corrections)
      }),
    )
  })
})
