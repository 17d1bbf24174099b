import type { Selectable } from 'kysely'
import type { Registry } from '#server/commands/portal-context.ts'
import type {
  AccountRow,
  OutcomeRow,
  ParkedRow,
  SchoolClockRow,
  WorkstationRow,
} from '#server/store/tables.ts'

/** A row of the portal's one table. Never changed in place: another takes its place. */
export interface BaseRow {
  readonly kind: string
  readonly id: string
  readonly rev: number
  readonly version: number
  readonly scopes: readonly string[]
  readonly data: Readonly<Record<string, unknown>>
  readonly deleted: boolean
  readonly mark: number
  readonly updatedAt: string
}

export interface LeftScope {
  readonly rev: number
  readonly kind: string
  readonly id: string
  readonly scope: string
}

/** A session, known by its token: why it is over, or that it lives. Not in a backup: a restore ends them all. */
export interface SimSession {
  readonly accountId: string
  readonly workstationId: string
  readonly openedAt: number
  closedWhy: string | null
}

/** What PostgreSQL holds in the real portal, in memory. Everything but the sessions is in a backup. */
export interface PortalBase {
  clock: Selectable<SchoolClockRow>
  rows: Map<string, BaseRow>
  leftScopes: LeftScope[]
  workstations: Map<string, Selectable<WorkstationRow>>
  /** By workstation, then by number. */
  outcomes: Map<string, Map<number, Selectable<OutcomeRow>>>
  parked: Omit<Selectable<ParkedRow>, 'id'>[]
  accounts: Map<string, Selectable<AccountRow>>
  sessions: Map<string, SimSession>
}

/** A portal without SQL: the same rules, the same laws, at the speed of a simulation. */
export interface SimPortal {
  readonly base: PortalBase
  readonly school: string
  registry: Registry
  /** Milliseconds since 1970: the clock that orders (law S6). */
  now(): number
  /** Rows of one page at most. */
  readonly pageRows: number
  /** Told of each transaction as it commits: the witness of a story. */
  readonly witness: PortalWitness
}

export interface PortalWitness {
  /** A command has its verdict, with its effects. */
  settled(workstationId: string, row: Selectable<OutcomeRow>, command: WitnessedCommand): void
  wrote(row: BaseRow): void
  /** Rows moved: their holders are poked. */
  moved(head: number): void
}

export interface WitnessedCommand {
  readonly name: string
  readonly args: unknown
  readonly typedAt: string
}

export const keyOf = (kind: string, id: string): string => `${kind}|${id}`

export function emptyBase(school: string, epoch: string): PortalBase {
  return {
    clock: { school, epoch, rev: 0, floor: 0, posting_rev: 0 },
    rows: new Map(),
    leftScopes: [],
    workstations: new Map(),
    outcomes: new Map(),
    parked: [],
    accounts: new Map(),
    sessions: new Map(),
  }
}

/** A backup: what a restore gives back. */
export function copyBase(base: PortalBase): PortalBase {
  const copied = <T extends object>(map: ReadonlyMap<string, T>) =>
    new Map([...map].map(([id, row]) => [id, { ...row }]))
  return {
    clock: { ...base.clock },
    rows: new Map(base.rows),
    leftScopes: [...base.leftScopes],
    workstations: copied(base.workstations),
    outcomes: new Map([...base.outcomes].map(([id, rows]) => [id, new Map(rows)])),
    parked: [...base.parked],
    accounts: copied(base.accounts),
    sessions: new Map(),
  }
}
