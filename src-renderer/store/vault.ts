import type { CommandType } from '#shared/domain/core/command.ts'
import type { Actor } from '#shared/domain/core/actor.ts'
import type { AnyRecordType } from '#shared/domain/core/record-type.ts'
import type { PersonMessage } from '#shared/protocol/session.ts'
import type { RecordView } from './collections.ts'
import type { DraftStore } from './draft-store.ts'
import type { RunResult } from './run-result.ts'

/** One person's opened vault: what screens may ask of it. */
export interface Vault {
  readonly profileId: string
  readonly person: PersonMessage
  /** The person as rules know him, with the scopes he holds now. */
  actor(): Actor
  readonly view: RecordView
  readonly drafts: DraftStore
  run<Args>(command: CommandType<Args>, args: Args): Promise<RunResult>
  /** What `run` would answer now, without doing it: greys a button and says why. */
  couldRun<Args>(command: CommandType<Args>, args: Args): RunResult | { readonly kind: 'unknown' }
  /** Decrypts lazy partitions into memory; all those of the kind when none is named. */
  load(type: AnyRecordType, partitions?: readonly string[]): Promise<void>
  isLoaded(type: AnyRecordType, partitions?: readonly string[]): boolean
  closeItem(mid: number): Promise<void>
  /** Told when what waits, what is settled or the scopes held have changed. Returns how to stop. */
  subscribe(listener: () => void): () => void
  /** The portal's hour as well as this post can tell: never earlier than it is known to be (law S6). */
  portalNow(): number
}
