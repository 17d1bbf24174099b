import type { Chance } from '#shared/domain/core/generator.ts'

/** Simulated time: what happens next, at the millisecond, in an order that the seed alone decides. */
export interface World {
  readonly chance: Chance
  /** Milliseconds since the story began. */
  now(): number
  /** Milliseconds of the calendar since the story began: nights pass in it that nobody lives through. */
  calendarMs(): number
  /** Night falls, and days pass, for the portal and for every post alike. */
  passDays(days: number): void
  /** When the last night fell, in story time. */
  nightMs(): number
  /** Does something later. Returns how to give it up. */
  after(ms: number, work: () => void): () => void
  /** Resolves later, in simulated time. */
  wait(ms: number): Promise<void>
  /** Lets time pass until a moment, or until `isOver` says so between two events. */
  runUntil(ms: number, isOver?: () => boolean): Promise<void>
}

interface Planned {
  readonly atMs: number
  readonly order: number
  work: (() => void) | null
}

/** Kept before a story puts its own timers in the place of Node's. */
const nextTurn = setImmediate

/** Everything that waits on nothing but other promises is done when this resolves. */
function settle(): Promise<void> {
  return new Promise((resolve) => nextTurn(resolve))
}

export function createWorld(chance: Chance): World {
  let nowMs = 0
  let orders = 0
  let nights = { ms: 0, atMs: -Infinity }
  const planned: Planned[] = []

  const after = (ms: number, work: () => void) => {
    const one: Planned = { atMs: nowMs + Math.max(0, ms), order: (orders += 1), work }
    push(planned, one)
    return () => {
      one.work = null
    }
  }
  return {
    chance,
    now: () => nowMs,
    calendarMs: () => nowMs + nights.ms,
    passDays: (days) => void (nights = { ms: nights.ms + days * 86_400_000, atMs: nowMs }),
    nightMs: () => nights.atMs,
    after,
    wait: (ms) => new Promise((resolve) => after(ms, resolve)),
    async runUntil(untilMs, isOver) {
      await settle()
      for (let next = planned[0]; next && next.atMs <= untilMs; next = planned[0]) {
        pop(planned)
        if (!next.work) continue
        nowMs = Math.max(nowMs, next.atMs)
        next.work()
        await settle()
        if (isOver?.()) return
      }
      nowMs = Math.max(nowMs, untilMs)
    },
  }
}

function isBefore(a: Planned, b: Planned): boolean {
  return a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order)
}

/** A binary heap: the earliest first. */
function push(heap: Planned[], one: Planned): void {
  let at = heap.push(one) - 1
  while (at > 0) {
    const above = (at - 1) >> 1
    const parent = heap[above] as Planned
    if (!isBefore(one, parent)) break
    heap[at] = parent
    at = above
  }
  heap[at] = one
}

function pop(heap: Planned[]): void {
  const last = heap.pop() as Planned
  if (heap.length === 0) return
  let at = 0
  for (;;) {
    let below = 2 * at + 1
    if (below >= heap.length) break
    const right = heap[below + 1]
    if (right && isBefore(right, heap[below] as Planned)) below += 1
    const child = heap[below] as Planned
    if (!isBefore(child, last)) break
    heap[at] = child
    at = below
  }
  heap[at] = last
}
