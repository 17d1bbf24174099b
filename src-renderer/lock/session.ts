import type { RefusalParams } from '#shared/kernel/decision.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import type { PersonMessage, SignInAnswer } from '#shared/protocol/session.ts'

/** Why the post locked (law L1), for the sentence of the lock page. */
export type LockWhy =
  'idle' | 'asked' | 'lock-screen' | 'suspend' | 'session-end' | 'user-switch' | 'clock-back' | 'other-person'

/** A colleague who used this post, as the lock page shows him: staff only, nothing of a pupil. */
export interface ProfileCard {
  readonly id: string
  readonly login: string
  readonly civility: PersonMessage['civility']
  readonly familyName: string
  readonly givenName: string
  readonly title: string
  readonly schoolName: string
  readonly lastUsedAt: Instant
  readonly lockedAt: Instant | null
  readonly lockedWhy: LockWhy | null
  readonly draftCount: number
  readonly pendingCount: number
  /** Age of his data on this post. */
  readonly dataAsOf: Instant | null
  /** Offline unlocking is closed until an online sign-in (law L3). */
  readonly isOfflineClosed: boolean
}

/** What a first sign-in still asks: a password of one's own, then the charter (C12). */
export interface FirstSteps {
  readonly mustChangePassword: boolean
  readonly charter: SignInAnswer['charter']
}

/** What to tell under the field; labels turn the code into a sentence. */
export interface SessionProblem {
  readonly code: string
  readonly params: RefusalParams
}

/** How a log-out treats what waits (law L5). */
export type LogOutChoice = 'send' | 'keep-under-lock' | 'park'

export type SessionResult =
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly code: string; readonly params: RefusalParams }

/**
 *              otherPerson            signIn ok, steps left
 *  starting ─▶ profiles ──▶ signing-in ──────────▶ first-sign-in
 *      │          ▲  │choose      │ signIn ok           │ steps done
 *      │          │  ▼            ▼                     ▼
 *      └──────▶ locked ──unlock──▶ open ◀───────────────┘
 *                 ▲                 │ lock, logOut, account ended
 *                 └──fresh page─────┘
 */
export type SessionState = 'starting' | 'profiles' | 'locked' | 'signing-in' | 'first-sign-in' | 'open'

export interface SessionData {
  readonly state: SessionState
  /** Who is at the post; null unless open. */
  readonly person: PersonMessage | null
  /** The profile open, or chosen on the lock page. */
  readonly profileId: string | null
  readonly profiles: readonly ProfileCard[]
  readonly firstSteps: FirstSteps | null
  /** An answer is awaited: the form waits. */
  readonly isBusy: boolean
  readonly problem: SessionProblem | null
  /** Seconds left before the lock, during the last twenty (law L1). */
  readonly secondsToLock: number | null
  /** Why a profile left this post for good: suspended, ended, unused. Shown once. */
  readonly farewell: SessionProblem | null
}

export interface SessionActions {
  /** Online, for a person who has no profile here, or whose password changed elsewhere. */
  signIn(login: string, password: string): Promise<SessionResult>
  /** With the password of a profile of this post: offline first (law L3), then online when closed or changed. */
  unlock(profileId: string, password: string): Promise<SessionResult>
  /** Saves drafts, drops keys and rows, and asks for a fresh page (law L2). */
  lock(why: LockWhy): Promise<void>
  /** @param choice what becomes of waiting commands; without any, all three erase the profile but `keep-under-lock` */
  logOut(choice: LogOutChoice): Promise<SessionResult>
  /** @param current the present one; null for the one just given to sign in */
  changePassword(current: string | null, next: string): Promise<SessionResult>
  acceptCharter(version: number): Promise<SessionResult>
  /** « Se reconnecter »: the session of the portal ended while the vault stays open. */
  reconnect(password: string): Promise<SessionResult>
  /** « Une autre personne » on the lock page (law L4); open: locks first. */
  otherPerson(): void
  /** Chooses a profile on the lock page. */
  choose(profileId: string): void
  /** Back to the list from the sign-in form. */
  backToProfiles(): void
  /** « Continuer » in the warning; any key does it too. */
  stayOpen(): void
  dismissFarewell(): void
}

export type Session = SessionData & SessionActions
