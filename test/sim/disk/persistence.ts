import type { Chance } from '#shared/domain/core/generator.ts'

/** Every step on the way to the disk passes here: it takes time, may be refused by a full disk, may be the last. */
export interface PersistencePoint {
  readonly chance: Chance
  /** Resolves true when the disk refuses. Never resolves once whoever asked is dead. */
  pass(step: string): Promise<boolean>
}
