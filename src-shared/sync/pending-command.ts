import type { Instant } from '#shared/kernel/instant.ts'

/** A command that a person gave on this workstation and that the portal has not confirmed. */
export interface PendingCommand {
  /** Dense from 1 for each workstation (law S2). */
  readonly mid: number
  readonly name: string
  /** The version of the command's schema when it was typed (law S12). */
  readonly version: number
  readonly args: unknown
  /** The device's own time: shown, orders nothing (law S6). */
  readonly typedAt: Instant
}
