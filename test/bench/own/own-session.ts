import { recordTypes } from '#shared/domain/registry.ts'
import { absenceRecord } from '#shared/domain/absences/absence.ts'
import { observationRecord } from '#shared/domain/roll-call/observation.ts'
import { rollCallRecord } from '#shared/domain/roll-call/roll-call.ts'
import { lessonRecord } from '#shared/domain/timetable/lesson.ts'
import { must } from '#shared/kernel/must.ts'
import { derivePassword, kdfTarget } from '#renderer/store/password-kdf.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { useSession } from '#renderer/lock/session-store.ts'
import { useSyncStatus } from '#renderer/sync/sync-status.ts'
import { contentMark, toRows, type ContentMark } from '#test/bench/data/bench-row.ts'
import { makeSchool } from '#test/bench/data/make-school.ts'

/** What the bench calls in the page of the real workstation. */
export interface OwnSession {
  /** Up to the opening of the profile, password's key derivation and all. */
  signIn(login: string, password: string): Promise<void>
  /** From the profile's opening to the complete checkpoint, in milliseconds. */
  whenSynced(): Promise<number>
  unlock(password: string, month: string): Promise<UnlockFigures>
  /** Everything held, read from the disk where it must be, against what the seed says. */
  verify(size: number): Promise<{ readonly expected: ContentMark; readonly found: ContentMark }>
}

export interface UnlockFigures {
  /** From the password to the first screen's data: everything eager, and the month's lessons, calls, absences, observations. */
  readonly usableMs: number
  /** Of these, until the session is open. */
  readonly openMs: number
  /** Argon2id alone, at the cost of new wraps, in the same page. */
  readonly kdfMs: number
}

const monthly = [lessonRecord, rollCallRecord, absenceRecord, observationRecord] as const

export const ownSession: OwnSession = { signIn, whenSynced, unlock, verify }

let openedAt = Number.NaN
let synced: Promise<number> | undefined

async function signIn(login: string, password: string): Promise<void> {
  const opened = whenOpen().then(() => (openedAt = performance.now()))
  synced = whenCheckpoint().then(() => performance.now() - openedAt)
  check(await useSession.getState().signIn(login, password))
  const charter = useSession.getState().firstSteps?.charter
  if (charter) check(await useSession.getState().acceptCharter(charter.version))
  await opened
}

function whenSynced(): Promise<number> {
  return must(synced, 'a sign-in')
}

async function unlock(password: string, month: string): Promise<UnlockFigures> {
  const kdfMs = await timeKdf(password)
  const [profile] = useSession.getState().profiles
  if (!profile) throw new Error('no profile on this post')
  const begun = performance.now()
  check(await useSession.getState().unlock(profile.id, password))
  const openMs = performance.now() - begun
  await Promise.all(monthly.map((type) => currentVault().load(type, [month])))
  const usableMs = performance.now() - begun
  return { usableMs, openMs, kdfMs }
}

async function verify(size: number): ReturnType<OwnSession['verify']> {
  const vault = currentVault()
  await Promise.all([...recordTypes.values()].map((type) => vault.load(type)))
  const found = [...recordTypes.values()].flatMap((type) =>
    vault.view.all(type).map((data) => ({ kind: type.kind, id: data.id, data })),
  )
  return { expected: contentMark(toRows(makeSchool(size).records)), found: contentMark(found) }
}

/** The median of three: the first one also compiles the WebAssembly. */
async function timeKdf(password: string): Promise<number> {
  const took: number[] = []
  for (let run = 0; run < 3; run++) {
    const begun = performance.now()
    await derivePassword(password, new Uint8Array(16), kdfTarget)
    took.push(performance.now() - begun)
  }
  return took.sort((a, b) => a - b)[1] as number
}

function whenOpen(): Promise<void> {
  return new Promise((resolve) => {
    const stop = useSession.subscribe((session) => {
      if (session.state !== 'open') return
      stop()
      resolve()
    })
  })
}

/** The first complete checkpoint is in memory and on the disk. */
function whenCheckpoint(): Promise<void> {
  return new Promise((resolve) => {
    const stop = useSyncStatus.subscribe((status) => {
      if (status.dataAsOf === null) return
      stop()
      resolve()
    })
  })
}

function check(result: { readonly kind: string }): void {
  if (result.kind !== 'done') throw new Error(`refused: ${JSON.stringify(result)}`)
}
