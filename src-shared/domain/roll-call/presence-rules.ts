import type { StudentId } from '#shared/domain/people/ids.ts'
import { contradictionsOf, isOutOfRoom, marksOf } from './mark-rules.ts'
import type { Mark, MarkKind, RollCall } from './roll-call.ts'

/** Where a pupil is, as the call tells it: the mark that a list shows first. */
export type Presence =
  | { readonly kind: 'present' }
  | { readonly kind: 'marked'; readonly mark: Mark }
  | { readonly kind: 'contradiction'; readonly marks: readonly Mark[] }

const order: readonly MarkKind[] = [
  'absent',
  'excluded',
  'infirmary',
  'left',
  'late',
  'present',
  'forgotten',
  'observation',
]

/** The last word on a pupil: out of the room first, then late, then what is only noted. */
export function presenceOf(marks: readonly Mark[]): Presence {
  const clashing = contradictionsOf(marks)
  if (clashing.length > 0) return { kind: 'contradiction', marks: clashing }
  const [first] = [...marks].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
  return first && first.kind !== 'present' ? { kind: 'marked', mark: first } : { kind: 'present' }
}

/** Figures at the head of a call. `present` are in the room: a late pupil is one of them. */
export interface CallCounts {
  readonly expected: number
  readonly present: number
  readonly absent: number
  readonly late: number
  readonly infirmary: number
  readonly left: number
  readonly excluded: number
  readonly contradictions: number
}

/** Counted from the marks each time, never kept (domain §3.2: counters drift). */
export function countsOf(rollCall: RollCall | undefined, expected: readonly StudentId[]): CallCounts {
  const presences = expected.map((id) => presenceOf(marksOf(rollCall, id)))
  const counted = (kind: MarkKind) =>
    presences.filter((presence) => presence.kind === 'marked' && presence.mark.kind === kind).length
  const out = presences.filter(
    (presence) => presence.kind === 'marked' && isOutOfRoom(presence.mark.kind),
  ).length
  const contradictions = presences.filter((presence) => presence.kind === 'contradiction').length
  const late = expected.filter((id) => {
    const marks = marksOf(rollCall, id)
    return marks.some((mark) => mark.kind === 'late') && contradictionsOf(marks).length === 0
  }).length
  return {
    expected: expected.length,
    present: expected.length - out - contradictions,
    absent: counted('absent'),
    late,
    infirmary: counted('infirmary'),
    left: counted('left'),
    excluded: counted('excluded'),
    contradictions,
  }
}
