import { useRef, useState, type RefObject } from 'react'
import type { LateReason } from '#shared/domain/roll-call/mark-args.ts'
import type { MarkId } from '#shared/domain/roll-call/roll-call.ts'
import type { RefusalParams } from '#shared/kernel/decision.ts'
import type { WallClock } from '#shared/kernel/school-clock.ts'
import { recordArrival } from './desk-gestures.ts'
import { arrivalAt } from './late-rules.ts'
import { useCandidates, type LateCandidate } from './late-queries.ts'

export type DeskProblem =
  | { readonly kind: 'no-lesson'; readonly name: string }
  | { readonly kind: 'refused'; readonly code: string; readonly params: RefusalParams }

/** A slip being typed: a name, Enter, minutes, Enter. */
export interface LateEntry {
  readonly text: string
  readonly candidates: readonly LateCandidate[]
  readonly at: number
  readonly chosen: LateCandidate | undefined
  /** The name is settled; minutes are being typed. */
  readonly isTimed: boolean
  readonly minutes: string
  readonly reason: LateReason
  readonly problem: DeskProblem | null
  readonly nameRef: RefObject<HTMLInputElement | null>
  readonly minutesRef: RefObject<HTMLInputElement | null>
  type(text: string): void
  move(by: 1 | -1): void
  pick(index: number): void
  /** Enter on the name. */
  settleName(): void
  typeMinutes(text: string): void
  chooseReason(reason: LateReason): void
  /** Enter on the minutes. */
  record(): void
  clear(): void
}

interface Typed {
  readonly text: string
  readonly at: number
  /** Null until the name is settled. */
  readonly minutes: string | null
  readonly reason: LateReason
}

const nothing: Typed = { text: '', at: 0, minutes: null, reason: 'none' }

function readMinutes(text: string): number | null {
  return /^\d{1,3}$/.test(text.trim()) && Number(text) <= 600 ? Number(text) : null
}

/** Records what is typed; told to the screen when it is kept or refused. */
async function send(typed: Typed, chosen: LateCandidate | undefined): Promise<MarkId | DeskProblem | null> {
  const minutes = readMinutes(typed.minutes ?? '')
  if (!chosen?.lesson || minutes === null) return null
  const arrival = {
    studentId: chosen.student.id,
    lesson: chosen.lesson,
    minutes,
    at: arrivalAt(chosen.lesson, minutes),
    reason: typed.reason,
  }
  const { result, markId } = await recordArrival(arrival)
  return result.kind === 'refused' ? result : markId
}

/** @param wall the hour it is; @param onRecorded told once the slip is kept on this post */
export function useLateEntry(wall: WallClock, onRecorded: (id: MarkId) => void): LateEntry {
  const [typed, setTyped] = useState(nothing)
  const [problem, setProblem] = useState<DeskProblem | null>(null)
  const nameRef = useRef<HTMLInputElement>(null)
  const minutesRef = useRef<HTMLInputElement>(null)
  const candidates = useCandidates(typed.text, wall)
  const last = Math.max(0, candidates.length - 1)
  const at = Math.min(typed.at, last)
  const chosen = candidates[at]

  const change = (next: Partial<Typed>) => setTyped((now) => ({ ...now, ...next }))
  const settle = (index: number) => {
    const candidate = candidates[index]
    if (!candidate) return
    const { givenName, familyName } = candidate.student
    if (!candidate.lesson) return setProblem({ kind: 'no-lesson', name: `${givenName} ${familyName}` })
    change({ at: index, minutes: String(candidate.minutes) })
    requestAnimationFrame(() => minutesRef.current?.select())
  }
  const clear = () => {
    setTyped(nothing)
    setProblem(null)
    nameRef.current?.focus()
  }
  const record = async () => {
    if (!chosen?.lesson || readMinutes(typed.minutes ?? '') === null) return
    clear()
    const sent = await send(typed, chosen)
    if (typeof sent === 'string') onRecorded(sent)
    else setProblem(sent)
  }
  const type = (text: string) => {
    setProblem(null)
    change({ text, at: 0, minutes: null })
  }
  const shown = typed.minutes ?? String(chosen?.minutes ?? '')
  const { text, reason } = typed
  return {
    ...{ text, reason, candidates, at, chosen, problem, nameRef, minutesRef, type, clear },
    isTimed: typed.minutes !== null,
    minutes: shown,
    move: (by) => change({ at: Math.min(Math.max(at + by, 0), last) }),
    pick: settle,
    settleName: () => settle(at),
    typeMinutes: (minutes) => change({ minutes }),
    chooseReason: (next) => change({ reason: next }),
    record: () => void record(),
  }
}
