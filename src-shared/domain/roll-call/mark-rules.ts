import type { StudentId } from '#shared/domain/people/ids.ts'
import type { CallMoment, Mark, MarkId, MarkKind, RollCall } from './roll-call.ts'

/** Out of the room: absent, left, infirmary, excluded. The others are in it (design §1.2). */
export function isOutOfRoom(kind: MarkKind): boolean {
  return kind === 'absent' || kind === 'left' || kind === 'infirmary' || kind === 'excluded'
}

const againstAbsent: readonly MarkKind[] = ['late', 'left', 'infirmary', 'excluded', 'present']

/** Two marks say the same thing, whoever said it. */
export function agree(a: Mark, b: Mark): boolean {
  return a.kind === b.kind && a.minutes === b.minutes && a.at === b.at && a.item === b.item
}

/**
 * Whether two standing marks of one pupil cannot both be true: absent against seen, or the same fact told
 * with other details. Two observations, or two things forgotten, are two facts.
 */
export function contradict(a: Mark, b: Mark): boolean {
  if (a.studentId !== b.studentId || a.id === b.id) return false
  if (a.kind === 'absent') return againstAbsent.includes(b.kind)
  if (b.kind === 'absent') return againstAbsent.includes(a.kind)
  if (a.kind !== b.kind || a.kind === 'observation' || a.kind === 'forgotten') return false
  return a.kind === 'excluded' || !agree(a, b)
}

/** Standing marks of a pupil. */
export function marksOf(call: RollCall | undefined, studentId: StudentId): readonly Mark[] {
  return call?.marks.filter((mark) => mark.studentId === studentId) ?? []
}

/** Marks of a pupil that wait for somebody to choose (S16); empty when nothing contradicts. */
export function contradictionsOf(marks: readonly Mark[]): readonly Mark[] {
  return marks.filter((mark) => marks.some((other) => contradict(mark, other)))
}

/** A late pupil seen at the desk is there: an absence that a teacher typed without knowing of it gives way. */
function yieldsToDesk(mark: Mark, standing: readonly Mark[]): Mark | undefined {
  if (mark.kind !== 'absent' || mark.fromDesk) return undefined
  return standing.find(
    (other) => other.studentId === mark.studentId && other.kind === 'late' && other.fromDesk,
  )
}

export interface MarkChange {
  readonly add: readonly Mark[]
  readonly remove: readonly MarkId[]
}

/** Two persons' marks on one pupil that the author must hear of. */
export interface MarkClash {
  readonly code: 'contradiction' | 'desk-late-stands'
  readonly mine: Mark
  readonly theirs: Mark
}

export interface ChangedCall {
  readonly call: RollCall
  /** The first clash, if any. */
  readonly clash: MarkClash | undefined
}

/**
 * Adds and removes marks as a set where each mark is itself (S16): a mark once taken away never comes back,
 * one already known is not added twice, what others added meanwhile stays, and agreeing marks stand side by side.
 */
export function changeMarks(call: RollCall, change: MarkChange, moment: CallMoment): ChangedCall {
  const known = new Set([...call.marks.map((mark) => mark.id), ...call.pastMarks.map((past) => past.mark.id)])
  const fresh = change.add.filter((mark) => !known.has(mark.id))
  const removed = call.marks.filter((mark) => change.remove.includes(mark.id))
  if (fresh.length === 0 && removed.length === 0) return { call, clash: undefined }
  const kept = call.marks.filter((mark) => !change.remove.includes(mark.id))
  const added = fresh.filter((mark) => !yieldsToDesk(mark, kept))
  const past = (mark: Mark, replacedBy: MarkId | null) => ({
    mark,
    endedBy: moment.by,
    endedAt: moment.recordedAt,
    replacedBy,
  })
  const yielded = fresh.flatMap((mark) => {
    const desk = yieldsToDesk(mark, kept)
    return desk ? [past(mark, desk.id)] : []
  })
  const successor = (mark: Mark) => added.find((other) => other.studentId === mark.studentId)?.id ?? null
  const changed: RollCall = {
    ...call,
    corrections: call.state === 'done' ? call.corrections + 1 : call.corrections,
    marks: [...kept, ...added],
    pastMarks: [...call.pastMarks, ...removed.map((mark) => past(mark, successor(mark))), ...yielded],
  }
  return { call: changed, clash: clashOf(fresh, kept) }
}

function clashOf(fresh: readonly Mark[], standing: readonly Mark[]): MarkClash | undefined {
  for (const mine of fresh) {
    const desk = yieldsToDesk(mine, standing)
    if (desk) return { code: 'desk-late-stands', mine, theirs: desk }
    const theirs = standing.find((other) => contradict(mine, other))
    if (theirs) return { code: 'contradiction', mine, theirs }
  }
  return undefined
}
