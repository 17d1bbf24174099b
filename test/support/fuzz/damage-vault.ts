import { fromBase64, toBase64 } from '#renderer/store/base64.ts'
import type { MemoryTables } from '#renderer/store/memory-vault-disk.ts'
import type { TestPost } from '#test/support/test-workstation.ts'

export const damagedTables = ['segments', 'bodies', 'outbox', 'settled', 'drafts', 'meta', 'journal'] as const
export type DamagedTable = (typeof damagedTables)[number]

export const damageActs = [
  'flip',
  'cut',
  'remove',
  'duplicate',
  'swap',
  'other-profile',
  'older-row',
  'older-table',
  'other-shape',
] as const

/** One thing that happens to a disk. Numbers are taken modulo what there is. */
export interface Damage {
  readonly table: DamagedTable
  readonly act: (typeof damageActs)[number]
  readonly row: number
  readonly at: number
}

/** What lies on a disk, journal included. */
export type DiskPicture = Pick<TestPost, 'tables' | 'journalRows'>

export function pictureOf({ tables, journalRows }: DiskPicture): DiskPicture {
  return structuredClone({ tables, journalRows })
}

/** One table, as rows of sealed bytes under a key, whatever it is made of. */
interface Shelf {
  keys(): (string | number)[]
  get(key: string | number): unknown
  set(key: string | number, row: unknown): void
  remove(key: string | number): void
}

type Row = Record<string, unknown>

const boxNames: Readonly<Record<DamagedTable, string>> = {
  segments: 'head',
  bodies: 'body',
  outbox: 'box',
  settled: 'box',
  drafts: 'box',
  meta: 'box',
  journal: 'sealed',
}
const keyNames: Readonly<Record<DamagedTable, string>> = {
  segments: 'seq',
  bodies: 'seq',
  outbox: 'mid',
  settled: 'mid',
  drafts: 'name',
  meta: 'name',
  journal: 'mid',
}

function shelfOf(disk: DiskPicture, table: DamagedTable): Shelf {
  if (table === 'journal') {
    const rows = disk.journalRows as unknown as Row[]
    return {
      keys: () => rows.map((_, index) => index),
      get: (key) => rows[Number(key)],
      set: (key, row) => void (rows[Math.min(Number(key), rows.length)] = row as Row),
      remove: (key) => void rows.splice(Number(key), 1),
    }
  }
  const rows = disk.tables[table as keyof MemoryTables] as Map<string | number, unknown>
  return {
    keys: () => [...rows.keys()],
    get: (key) => rows.get(key),
    set: (key, row) => void rows.set(key, row),
    remove: (key) => void rows.delete(key),
  }
}

/** @param older an earlier picture of the same disk; `other` another person's disk of the same post */
export function damage(
  disk: DiskPicture,
  one: Damage,
  from: { older: DiskPicture; other: DiskPicture },
): void {
  const shelf = shelfOf(disk, one.table)
  const keys = shelf.keys()
  const key = keys[one.row % Math.max(1, keys.length)]
  if (one.act === 'older-table') return layTable(shelf, shelfOf(from.older, one.table))
  if (key === undefined) return
  const row = shelf.get(key) as Row
  const box = boxNames[one.table]
  const next = keys[(one.row + 1) % keys.length] as string | number
  const put = (change: Row) => shelf.set(key, { ...row, ...change })
  switch (one.act) {
    case 'flip':
      return put({ [box]: changed(row[box], (bytes) => flip(bytes, one.at)) })
    case 'cut':
      return put({ [box]: changed(row[box], (bytes) => bytes.slice(0, one.at % Math.max(1, bytes.length))) })
    case 'remove':
      return shelf.remove(key)
    case 'duplicate': {
      const twin = typeof key === 'number' ? key + 1 + (one.at % 1000) : `${key}x`
      return shelf.set(twin, { ...row, [keyNames[one.table]]: twin })
    }
    case 'swap': {
      const neighbour = shelf.get(next) as Row
      put({ [box]: neighbour[box] })
      return shelf.set(next, { ...neighbour, [box]: row[box] })
    }
    case 'other-profile': {
      const theirs = shelfOf(from.other, one.table)
      const their = theirs.get(theirs.keys()[one.at % Math.max(1, theirs.keys().length)] as number) as
        Row | undefined
      return their && put({ [box]: structuredClone(their[box]) })
    }
    case 'older-row': {
      const older = shelfOf(from.older, one.table)
      const old = older.get(older.keys()[one.at % Math.max(1, older.keys().length)] as number) as
        Row | undefined
      return old && put({ [box]: structuredClone(old[box]) })
    }
    case 'other-shape':
      return put({ [box]: [undefined, null, 'texte', 42, {}, new Uint8Array(0), []][one.at % 7] })
  }
}

function layTable(shelf: Shelf, older: Shelf): void {
  for (const key of shelf.keys().reverse()) shelf.remove(key)
  for (const key of older.keys()) shelf.set(key, structuredClone(older.get(key)))
}

function changed(sealed: unknown, change: (bytes: Uint8Array) => Uint8Array): unknown {
  if (sealed instanceof Uint8Array) return change(sealed)
  return typeof sealed === 'string' && sealed !== 'texte' ? toBase64(change(fromBase64(sealed))) : sealed
}

function flip(bytes: Uint8Array, at: number): Uint8Array {
  const next = bytes.slice()
  const index = at % Math.max(1, next.length)
  next[index] = (next[index] ?? 0) ^ (1 << (at % 8))
  return next
}
