import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { TimeOfDay } from '#shared/kernel/time-of-day.ts'
import type { Actor } from './actor.ts'
import type { AnyCommandType, CommandType } from './command.ts'
import type { RecordBody, RecordType } from './record-type.ts'

/** Chance drawn from a seed: the same seed draws the same story. */
export interface Chance {
  /** In [0, 1). */
  next(): number
  /** A whole number, from 0 to under `below`. */
  whole(below: number): number
  /** One of them; undefined when there is none. */
  pick<T>(items: readonly T[]): T | undefined
  /** True once in a while: `rate` in [0, 1]. */
  likely(rate: number): boolean
  /** An id that nobody has used. */
  newId(prefix: string): string
}

/** What the person at a workstation has before his eyes: the view, his own rights, the hour on his post. */
export interface Seen {
  readonly actor: Actor
  readonly today: PlainDate
  readonly time: TimeOfDay
  get<T extends RecordBody>(type: RecordType<T>, id: string): T | undefined
  all<T extends RecordBody>(type: RecordType<T>): readonly T[]
}

/** Draws arguments that a person might give a command: plausible, now and then wrong. Null when nothing fits. */
export interface CommandGenerator {
  readonly command: AnyCommandType
  draw(chance: Chance, seen: Seen): unknown
}

/** Declares a command's generator, beside it: `<feature>-generators.ts`. Never in the renderer's bundle. */
export function defineGenerator<Args>(
  command: CommandType<Args>,
  draw: (chance: Chance, seen: Seen) => NoInfer<Args> | null,
): CommandGenerator {
  return { command, draw }
}
