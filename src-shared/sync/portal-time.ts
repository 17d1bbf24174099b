import { epochMsOf, instantOf, type Instant } from '#shared/kernel/instant.ts'

/** What a workstation keeps of the portal’s clock, so as to judge by it while the line is cut (law S6). */
export interface PortalTime {
  /** The portal’s clock less the device’s when the portal was last heard, in milliseconds; too much by the answer’s journey at most, never too little. */
  readonly skewMs: number
  /** The latest hour, by the portal’s clock, that is known to have come: time never goes back before it. */
  readonly seen: Instant
}

/** What is held, and until when. */
export interface HeldForATime {
  readonly scopes: readonly string[]
  /** Of the scopes that have an end; the portal’s clock. */
  readonly scopeEnds: Readonly<Record<string, Instant>>
  /** Null before the portal was ever heard. */
  readonly portalTime: PortalTime | null
}

/** A clock put right by some minutes has not been put back. */
export const clockBackMs = 300_000

/** The portal’s hour as well as this device can tell. @returns milliseconds since 1970 */
export function portalNowMs({ skewMs, seen }: PortalTime, deviceMs: number): number {
  return Math.max(deviceMs + skewMs, epochMsOf(seen))
}

/** The device’s clock was put back: how late it is can no longer be told from it. */
export function isClockBack({ skewMs, seen }: PortalTime, deviceMs: number): boolean {
  return deviceMs + skewMs < epochMsOf(seen) - clockBackMs
}

/**
 * Scopes whose end has come by the portal’s clock (laws S6, S10). Behind a clock that was put back, all those that have
 * one, until the portal is heard again: a clock set back gives nothing back, and does not stretch what is left either.
 */
export function endedScopes(held: HeldForATime, deviceMs: number): readonly string[] {
  const { scopes, scopeEnds, portalTime } = held
  const limited = scopes.filter((scope) => scopeEnds[scope] !== undefined)
  if (limited.length === 0 || portalTime === null || isClockBack(portalTime, deviceMs)) return limited
  const now = instantOf(portalNowMs(portalTime, deviceMs))
  return limited.filter((scope) => (scopeEnds[scope] as Instant) <= now)
}

/** Whether something is held for a time only: the clock must then be watched. */
export function isHeldForATime({ scopes, scopeEnds }: Pick<HeldForATime, 'scopes' | 'scopeEnds'>): boolean {
  return scopes.some((scope) => scopeEnds[scope] !== undefined)
}
