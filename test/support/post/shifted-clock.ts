/** A clock set to another moment that goes on running. Posts and portal of one test share it. */
export interface ShiftedClock {
  now(): number
  /** Milliseconds that `now` adds to the machine's clock. */
  shiftMs(): number
  pass(ms: number): void
}

export function startClockAt(epochMs: number): ShiftedClock {
  let shift = epochMs - Date.now()
  return { now: () => Date.now() + shift, shiftMs: () => shift, pass: (ms) => void (shift += ms) }
}

/** Run in the page before its own code: every reading of the clock is shifted, timers are left to the browser. */
export function shiftPageClock(shiftMs: number): void {
  const real = Date
  const held = globalThis as unknown as { pupitreShift?: number }
  held.pupitreShift = shiftMs
  const now = () => real.now() + (held.pupitreShift ?? 0)
  globalThis.Date = new Proxy(real, {
    construct: (target, args: unknown[]) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args) as object,
    apply: (target) => new target(now()).toString(),
    get: (target, key) => (key === 'now' ? now : (Reflect.get(target, key) as unknown)),
  })
}
