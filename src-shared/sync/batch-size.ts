import { pushLimits } from '#shared/protocol/version.ts'

/** Halved on 413, on a time-out and on an error of the portal; never under one (law S18). */
export function shrinkBatch(size: number): number {
  return Math.max(1, Math.floor(size / 2))
}

export function growBatch(size: number): number {
  return Math.min(pushLimits.commands, size * 2)
}
