import type { Actor, Role } from '#shared/domain/core/actor.ts'
import type { CommandType, Effect, Facts } from '#shared/domain/core/command.ts'
import type { StaffId, WorkstationId } from '#shared/domain/core/ids.ts'
import type { RecordBody, RecordType } from '#shared/domain/core/record-type.ts'
import { recordTypes } from '#shared/domain/registry.ts'
import type { Decision } from '#shared/kernel/decision.ts'
import { instantOf } from '#shared/kernel/instant.ts'
import { must } from '#shared/kernel/must.ts'
import { wallClockAt } from '#shared/kernel/school-clock.ts'

export type Ran = { readonly decision: Decision; readonly effect: Effect | undefined }

/** Runs commands over records in memory, as a portal would: a command sees only what it said it reads. */
export interface RecordDesk {
  keep<T extends RecordBody>(type: RecordType<T>, ...records: readonly T[]): void
  get<T extends RecordBody>(type: RecordType<T>, id: string): T | undefined
  all<T extends RecordBody>(type: RecordType<T>): readonly T[]
  /** @param at school's wall clock, `2026-11-17T08:05` in Paris */
  run<Args>(command: CommandType<Args>, args: Args, who: Actor, at?: string, typedAt?: string): Ran
}

export function actor(staffId: string, ...roles: readonly Role[]): Actor {
  return { staffId: staffId as StaffId, roles, scopes: [] }
}

/** Milliseconds of an hour on the wall in Paris in winter. */
export function parisMs(at: string): number {
  return Date.parse(`${at}:00.000+01:00`)
}

export function recordDesk(): RecordDesk {
  const rows = new Map<string, RecordBody>()
  const key = (kind: string, id: string) => `${kind}/${id}`
  const get = <T extends RecordBody>(type: RecordType<T>, id: string) =>
    rows.get(key(type.kind, id)) as T | undefined
  const put = (kind: string, record: RecordBody) => {
    must(recordTypes.get(kind), `a record type ${kind}`).schema.parse(record)
    rows.set(key(kind, record.id), record)
  }
  return {
    keep: (type, ...records) => records.forEach((record) => put(type.kind, record)),
    get,
    all: <T extends RecordBody>(type: RecordType<T>) =>
      [...rows].filter(([id]) => id.startsWith(`${type.kind}/`)).map(([, record]) => record as T),
    run: (command, args, who, at = '2026-11-17T08:05', typedAt = at) => {
      const read = new Set(command.reads(args).map((asked) => key(asked.kind, asked.id)))
      const facts: Facts = {
        get: (type, id) => {
          if (!read.has(key(type.kind, id)))
            throw new Error(`${command.name} looked at ${type.kind} without reading it`)
          return get(type, id)
        },
      }
      const context = {
        now: instantOf(parisMs(at)),
        wall: wallClockAt(parisMs(at), 'Europe/Paris'),
        typedAt: instantOf(parisMs(typedAt)),
        workstationId: `post-${who.staffId}` as WorkstationId,
      }
      const call = { actor: who, args: command.args.parse(args), facts, context }
      const decision = command.decide(call)
      if (decision.kind === 'refused') return { decision, effect: undefined }
      const effect = command.apply(call)
      for (const change of effect.changes) {
        if (change.op === 'put') put(change.kind, change.record)
        else rows.delete(key(change.kind, change.id))
      }
      return { decision, effect }
    },
  }
}
