import type { AnyRecordType, RecordBody } from '#shared/domain/core/record-type.ts'
import type { RowMessage } from '#shared/protocol/pull.ts'

export type DecodedRow =
  | { readonly kind: 'known'; readonly record: RecordBody }
  /** Of a kind or version that this Pupitre does not read, or misshapen: kept as it came (law S12). */
  | { readonly kind: 'aside' }

type Wired = Pick<RowMessage, 'kind' | 'id' | 'version' | 'data'>

/** Reads a row at this version's schema, upgrading older ones. Fields that it does not know stay in the record (law S12). */
export function decodeRow(types: ReadonlyMap<string, AnyRecordType>, row: Wired): DecodedRow {
  const type = types.get(row.kind)
  if (!type || row.version > type.version || row.version < 1) return { kind: 'aside' }
  const record = upgradeRecord(type, row.version, row.data)
  const isSound = record.id === row.id && type.schema.safeParse(record).success
  return isSound ? { kind: 'known', record: record as unknown as RecordBody } : { kind: 'aside' }
}

/** Climbs the steps from `version` to the type's own. Pure; the same data when there is no step. */
export function upgradeRecord(
  type: Pick<AnyRecordType, 'version' | 'upgrades'>,
  version: number,
  data: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return type.upgrades.slice(version - 1).reduce((earlier, step) => step(earlier), data)
}
