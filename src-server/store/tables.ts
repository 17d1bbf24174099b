import type { ColumnType, Generated, Transaction, Kysely } from 'kysely'
import type { Scope } from '#shared/domain/core/scope.ts'
import type { OutcomeKind } from '#shared/protocol/push.ts'

/** jsonb: read as a value, written as JSON text. */
type Json<T> = ColumnType<T, string, string>
/** Times are Instants (ISO text in UTC) of the portal's clock, so that a test may hold the clock. */
type InstantText = string

export interface SchoolClockRow {
  school: string
  epoch: string
  rev: number
  /** Tombstones up to here are gone: a cursor below it starts again (law S11). */
  floor: number
  /** The last revision that may have changed who teaches whom. */
  posting_rev: Generated<number>
}

export interface RecordRow {
  school: string
  kind: string
  id: string
  rev: number
  version: number
  scopes: Scope[]
  data: Json<Record<string, unknown>>
  deleted: boolean
  mark: number
  updated_at: InstantText
}

/** A scope that a row left at a revision: its holders must be told to drop it (law S7). */
export interface ScopeLogRow {
  school: string
  rev: number
  kind: string
  id: string
  scope: string
}

export interface WorkstationRow {
  school: string
  id: string
  account_id: string
  post_name: string
  last_mid: number
  /** Key of wrap 2 (law V2). */
  wrap_key: Buffer
  /** Roles under which its rows were chosen: other roles, other rows. */
  roles_seen: string[] | null
  /** The command that threw last, and how many times. */
  poison_mid: number | null
  poison_count: Generated<number>
  created_at: InstantText
  seen_at: InstantText
  revoked_at: InstantText | null
}

export interface OutcomeRow {
  school: string
  workstation_id: string
  mid: number
  outcome: OutcomeKind
  code: string | null
  params: Json<Record<string, string | number | boolean>> | null
  rev: number | null
  /** SHA-256 of the command, so that a number used again for another command shows. */
  digest: string
  applied_at: InstantText
}

export interface ParkedRow {
  id: Generated<number>
  school: string
  workstation_id: string
  account_id: string
  mid: number
  reason: string
  /** The command as it came, in JSON: as text, for what jsonb would refuse. */
  raw: string
  digest: string
  error: string | null
  parked_at: InstantText
  settled_at: InstantText | null
  settled_by: string | null
}

export interface AccountRow {
  id: string
  school: string
  staff_id: string
  external_key: string
  login: string
  roles: string[]
  password_hash: string
  must_change: boolean
  suspended_at: InstantText | null
  /** First day without right, `AAAA-MM-JJ`. */
  ended_on: string | null
  signed_in_at: InstantText | null
  created_at: InstantText
}

/** What was decided on an account: suspension, reinstatement, end of right, unlocking. */
export interface AccountDecisionRow {
  id: Generated<number>
  school: string
  account_id: string
  decision: string
  heard_on: string | null
  summary: string | null
  decided_by: string
  decided_at: InstantText
}

export interface SessionRow {
  id: string
  school: string
  account_id: string
  workstation_id: string
  token_hash: Buffer
  opened_at: InstantText
  seen_at: InstantText
  expires_at: InstantText
  closed_at: InstantText | null
  closed_why: string | null
}

export interface CharterAcceptanceRow {
  school: string
  account_id: string
  version: number
  accepted_at: InstantText
  /** Who recorded a paper one at the desk; null when accepted on the screen. */
  recorded_by: string | null
}

/** Failed sign-ins, by login typed, whether it exists or not, and by address; both as marks. */
export interface ThrottleRow {
  key: string
  failures: number
  since: InstantText
  blocked_until: ColumnType<InstantText | null, InstantText | null | undefined, InstantText | null>
}

export interface AccessLogRow {
  id: Generated<number>
  school: string
  at: InstantText
  account_id: string | null
  workstation_id: string | null
  action: string
  target: string | null
  details: Json<Record<string, unknown>> | null
}

/** A key of another system and the record it became: `sts` persons, `icalendar` events. */
export interface ImportKeyRow {
  school: string
  source: 'sts' | 'icalendar'
  external_key: string
  record_id: string
}

/** What an import set aside until a person decides; the decision holds for the next imports. */
export interface HeldItemRow {
  school: string
  code: string
  id: string
  file: string
  message: string
  payload: Json<unknown>
  held_at: InstantText
  decision: Json<unknown> | null
  decided_by: string | null
  decided_at: InstantText | null
}

/** A key that signs seals (C1); kept for ever, so that an old seal can be checked. */
export interface SigningKeyRow {
  school: string
  id: string
  public_key: string
  private_key: string
  made_at: InstantText
}

/** How far the chain of seals of a cahier was seen to go: only grows, a restore does not shorten it. */
export interface SealWitnessRow {
  school: string
  cahier_id: string
  length: number
  head: string
  at: InstantText
}

/** What was made of the cahiers on request; `made_at` is null as long as it is being made. */
export interface MadeDocumentRow {
  school: string
  id: string
  kind: 'visa-pdf' | 'archive'
  /** The account that asked for it; null at the portal’s machine. */
  made_by: string | null
  school_year: number
  /** The teacher whose cahiers an archive holds; null for the whole school. */
  teacher_id: string | null
  file_name: string
  media_type: string
  size: number
  pages: number
  entries: number
  seals: number
  /** SHA-256 of its bytes. */
  digest: string
  begun_at: InstantText
  made_at: InstantText | null
}

export interface MadeDocumentPartRow {
  school: string
  document_id: string
  place: number
  bytes: Buffer
}

export interface Tables {
  school_clock: SchoolClockRow
  record: RecordRow
  scope_log: ScopeLogRow
  workstation: WorkstationRow
  outcome: OutcomeRow
  parked: ParkedRow
  account: AccountRow
  account_decision: AccountDecisionRow
  session: SessionRow
  charter_acceptance: CharterAcceptanceRow
  throttle: ThrottleRow
  access_log: AccessLogRow
  import_key: ImportKeyRow
  held_item: HeldItemRow
  signing_key: SigningKeyRow
  seal_witness: SealWitnessRow
  made_document: MadeDocumentRow
  made_document_part: MadeDocumentPartRow
}

export type Database = Kysely<Tables>
export type Tx = Transaction<Tables>
