import type { Role } from '#shared/domain/core/actor.ts'
import type { AnyRecordType } from '#shared/domain/core/record-type.ts'

/** Kinds that a person of these roles may read: the second net, declared on each record type. */
export function readableKinds(records: ReadonlyMap<string, AnyRecordType>, roles: readonly Role[]): string[] {
  return [...records.values()]
    .filter((type) => type.readers.some((role) => roles.includes(role)))
    .map((type) => type.kind)
    .sort()
}
