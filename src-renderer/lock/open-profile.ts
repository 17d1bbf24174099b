import { commandTypes, recordTypes } from '#shared/domain/registry.ts'
import type { PersonMessage } from '#shared/protocol/session.ts'
import { defaultSettings, schoolSettingsRecord, settingsId } from '#shared/domain/people/school-settings.ts'
import { createVault } from '#renderer/store/create-vault.ts'
import { setCurrentVault } from '#renderer/store/current-vault.ts'
import { journalOf } from '#renderer/store/journal-port.ts'
import { openVault, type OpenedVault } from '#renderer/store/open-vault.ts'
import { openPerson } from '#renderer/store/person-box.ts'
import { createDraftStore, openDrafts } from '#renderer/store/vault-drafts.ts'
import type { VaultKeys } from '#renderer/store/vault-keys.ts'
import type { VaultState } from '#renderer/store/vault-state.ts'
import { startSync } from '#renderer/sync/sync-runner.ts'
import { holdProfile } from './hold-profile.ts'
import { watchIdle } from './idle-watch.ts'
import { lockPost } from './lock-post.ts'
import { listenToLockShortcut } from './lock-shortcut.ts'
import { meetSessionEnd } from './meet-session-end.ts'
import { askFirstSteps } from './ask-first-steps.ts'
import { markOpened } from './mark-opened.ts'
import { refreshPerson } from './refresh-person.ts'
import { done, refuse, show, type Opening, type SessionContext } from './session-context.ts'
import type { SessionResult } from './session.ts'

/** Opens a profile whose data key was found, and gives the post to its owner. */
export async function openProfile(context: SessionContext, opening: Opening): Promise<SessionResult> {
  const { host } = context
  const { keys, row } = opening
  const letGo = await holdProfile(row.id)
  if (!letGo) return refuse('open-elsewhere')
  const person = opening.person ?? (await openPerson(keys, row.id, row.person))
  if (!person) {
    letGo()
    return refuse('person-unreadable')
  }
  const vault = await openSurely(context, row.id, keys, person)
  if (!vault) {
    letGo()
    return refuse('vault-unreadable')
  }
  const { state, image } = vault
  const drafts = createDraftStore(state, await openDrafts(state, image.drafts))
  const opened = await markOpened(context, row, state, drafts.count())
  await takeUpSession(context, row.id, keys, opening.person !== null)
  context.stopProbe()
  setCurrentVault(createVault(state, drafts))
  const stops = [
    letGo,
    listenToLockShortcut(() => void lockPost(context, 'asked')),
    startIdleWatch(context, state),
  ]
  const sync = startSync({
    state,
    host,
    sessionEnded: (code) => void meetSessionEnd(context, code),
    online: () => void refreshPerson(context, state),
    refused: (code) => void askFirstSteps(context, code),
  })
  context.open = { row: opened, state, drafts, sync, release: () => stops.forEach((stop) => stop()) }
  show({
    state: 'open',
    person,
    profileId: row.id,
    firstSteps: null,
    problem: null,
    isBusy: false,
    secondsToLock: null,
  })
  return done
}

/**
 * Opens the tables, a second time if the first fails; a damaged IndexedDB is then begun anew, and the journal gives
 * back what waited (laws S11, V4).
 */
async function openSurely(
  context: SessionContext,
  profileId: string,
  keys: VaultKeys,
  person: PersonMessage,
): Promise<OpenedVault | null> {
  const report = (code: string) =>
    void context.host.post.log({ level: 'warn', code, params: {} }).catch(() => undefined)
  const open = () =>
    openVault({
      ...{ profileId, keys, person, report },
      disk: context.createDisk(profileId),
      journal: journalOf(context.host, profileId),
      clock: { now: context.now },
      types: recordTypes,
      commands: commandTypes,
    })
  const once = await open().catch(() => null)
  const twice = once ?? (await open().catch(() => null))
  if (twice) return twice
  report('vault-begun-anew')
  await context
    .createDisk(profileId)
    .destroy()
    .catch(() => undefined)
  return open().catch(() => null)
}

/** A session just opened is kept sealed under the vault's own key; else the sealed one is taken up again. */
async function takeUpSession(
  context: SessionContext,
  id: string,
  keys: VaultKeys,
  isNew: boolean,
): Promise<void> {
  const sealed = { workstationId: id, sealKey: await keys.sessionSealKey() }
  const { portal } = context.host
  await (isNew ? portal.keepSession(sealed) : portal.resumeSession(sealed)).catch(() => undefined)
}

function startIdleWatch(context: SessionContext, state: VaultState): () => void {
  const limitMs = () => {
    const settings = state.collections.get(schoolSettingsRecord, settingsId) ?? defaultSettings
    return settings.idleLockMinutes[context.postKind] * 60_000
  }
  const watch = watchIdle({
    host: context.host,
    limitMs,
    warn: (secondsToLock) => show({ secondsToLock }),
    lock: (why) => void lockPost(context, why),
    now: context.now,
  })
  keepOpen = watch.stay
  return () => {
    watch.stop()
    // It leads to the vault's state, hence to its keys (law L2).
    keepOpen = nothingToKeep
  }
}

const nothingToKeep = () => {}
let keepOpen = nothingToKeep

/** « Continuer » in the warning. */
export function stayOpen(): void {
  keepOpen()
}
