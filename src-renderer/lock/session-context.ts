import type { HostClient } from '#shared/bridge/host-contract.ts'
import type { PersonMessage } from '#shared/protocol/session.ts'
import type { RefusalParams } from '#shared/kernel/decision.ts'
import { instantOf, type Instant } from '#shared/kernel/instant.ts'
import type { PostKind } from '#shared/domain/people/school-settings.ts'
import type { DraftStore } from '#renderer/store/draft-store.ts'
import type { ProfileRegistry } from '#renderer/store/profile-registry.ts'
import type { ProfileRow } from '#renderer/store/profile-row.ts'
import type { VaultDisk } from '#renderer/store/vault-disk.ts'
import type { DerivePassword } from '#renderer/store/password-kdf.ts'
import type { VaultKeys } from '#renderer/store/vault-keys.ts'
import type { VaultState } from '#renderer/store/vault-state.ts'
import type { SyncRun } from '#renderer/sync/sync-runner.ts'
import type { FirstSteps, ProfileCard, SessionData, SessionResult } from './session.ts'
import type { SignedIn } from './sign-in-answer.ts'
import { useSession } from './session-store.ts'
import { offlineTriesMax } from './try-rules.ts'

/** A profile that is open in this page. Dropped whole at lock. */
export interface OpenProfile {
  readonly row: ProfileRow
  readonly state: VaultState
  readonly drafts: DraftStore
  readonly sync: SyncRun
  /** Stops the idle watch and the shortcut, lets the profile's hold go. */
  readonly release: () => void
}

/** A sign-in that the portal accepted and that still asks a step of the person (C12). */
export interface HalfSignedIn {
  readonly answer: SignedIn
  readonly profileId: string
  readonly login: string
  password: string
}

/** A profile whose data key was found. */
export interface Opening {
  readonly row: ProfileRow
  readonly keys: VaultKeys
  /** As the portal has just described him; null when unlocking offline. */
  readonly person: PersonMessage | null
}

/** What the session's actions share. One a page. */
export interface SessionContext {
  readonly host: HostClient
  readonly registry: ProfileRegistry
  readonly deviceSecret: string | null
  readonly postKind: PostKind
  readonly now: () => number
  readonly createDisk: (profileId: string) => VaultDisk
  readonly derive: DerivePassword
  /** Opens the profile in this page, and gives the post to its owner. */
  readonly enter: (context: SessionContext, opening: Opening) => Promise<SessionResult>
  open: OpenProfile | null
  half: HalfSignedIn | null
  isLocking: boolean
  /** Ends the greeting of the portal that the lock page needs. */
  readonly stopProbe: () => void
}

export function nowOf(context: Pick<SessionContext, 'now'>): Instant {
  return instantOf(context.now())
}

export function show(data: Partial<SessionData>): void {
  useSession.setState(data)
}

export function refuse(code: string, params: RefusalParams = {}): SessionResult {
  const problem = { code, params }
  show({ problem, isBusy: false })
  return { kind: 'refused', ...problem }
}

export const done: SessionResult = { kind: 'done' }

/** Runs one action of a form: the form waits, earlier problems leave. */
export async function busily(work: () => Promise<SessionResult>): Promise<SessionResult> {
  show({ isBusy: true, problem: null })
  try {
    return await work()
  } catch {
    return refuse('unexpected')
  } finally {
    show({ isBusy: false })
  }
}

/** The cards of the lock page, the last to have locked first. */
export function cardsOf(context: Pick<SessionContext, 'registry'>): ProfileCard[] {
  return context.registry
    .rows()
    .flatMap((row) => (row.card ? [cardOf(row.id, row, row.card)] : []))
    .sort((a, b) => ((a.lockedAt ?? a.lastUsedAt) < (b.lockedAt ?? b.lastUsedAt) ? 1 : -1))
}

function cardOf(id: string, row: ProfileRow, card: NonNullable<ProfileRow['card']>): ProfileCard {
  const { login, civility, familyName, givenName, title, schoolName, lastUsedAt, lockedAt } = card
  return {
    ...{ id, login, civility, familyName, givenName, title, schoolName, lastUsedAt, lockedAt },
    lockedWhy: card.lockedWhy as ProfileCard['lockedWhy'],
    draftCount: card.draftCount,
    pendingCount: card.pendingCount,
    dataAsOf: card.dataAsOf,
    isOfflineClosed: isOfflineClosed(row),
  }
}

export function isOfflineClosed(row: ProfileRow): boolean {
  return row.passwordWrap === null || (row.card?.failures ?? 0) >= offlineTriesMax
}

export function stepsOf(answer: Pick<SignedIn, 'mustChangePassword' | 'charter'>): FirstSteps | null {
  if (!answer.mustChangePassword && !answer.charter) return null
  return { mustChangePassword: answer.mustChangePassword, charter: answer.charter }
}
