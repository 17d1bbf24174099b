import type { Clock, LocalStore, Random, Transport, Watcher } from './ports.ts'
import type { Suspect } from './poison.ts'
import { pushLimits } from '#shared/protocol/version.ts'

/** What a workstation's engine holds: its ports, and what it remembers until it stops. Nothing here needs to survive. */
export interface EngineContext {
  readonly store: LocalStore
  readonly transport: Transport
  readonly clock: Clock
  readonly random: Random
  readonly watcher: Watcher
  /** Version of each record schema that this Pupitre reads. */
  readonly schema: Readonly<Record<string, number>>
  readonly memory: EngineMemory
}

export interface EngineMemory {
  isStopped: boolean
  batch: number
  /** Commands up to this number have their verdict at the portal; the next pull brings it here. */
  ackedMid: number
  /** Highest number sent, whatever came of it. */
  triedMid: number
  /** Highest head the portal spoke of. */
  headSeen: number
  suspect: Suspect | null
  /** When digests were last compared; 0 when never. */
  digestAtMs: number
}

export function freshMemory(): EngineMemory {
  return {
    isStopped: false,
    batch: pushLimits.commands,
    ackedMid: 0,
    triedMid: 0,
    headSeen: 0,
    suspect: null,
    digestAtMs: 0,
  }
}
