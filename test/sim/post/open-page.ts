import { createVault } from '#renderer/store/create-vault.ts'
import { journalOf } from '#renderer/store/journal-port.ts'
import { openVault, type OpenedVault } from '#renderer/store/open-vault.ts'
import { openPerson } from '#renderer/store/person-box.ts'
import { createDraftStore, openDrafts } from '#renderer/store/vault-drafts.ts'
import type { VaultState } from '#renderer/store/vault-state.ts'
import type { Vault } from '#renderer/store/vault.ts'
import { askFirstSteps } from '#renderer/lock/ask-first-steps.ts'
import { markOpened } from '#renderer/lock/mark-opened.ts'
import { refreshPerson } from '#renderer/lock/refresh-person.ts'
import type { OpenProfile, Opening, SessionContext } from '#renderer/lock/session-context.ts'
import { startSync } from '#renderer/sync/sync-runner.ts'
import type { PersonMessage } from '#shared/protocol/session.ts'
import type { Clock } from '#shared/sync/ports.ts'
import type { Registry } from '#server/commands/portal-context.ts'
import type { Life } from './machine.ts'

/** An opened profile in a page, with its real vault, drafts, engine and lock. */
export interface Page {
  readonly life: Life
  readonly profileId: string
  readonly state: VaultState
  readonly vault: Vault
  readonly context: SessionContext
  readonly open: OpenProfile
}

export interface PageParts {
  readonly context: SessionContext
  readonly program: Registry
  readonly clock: Clock
  readonly random: { next(): number }
  readonly report: (code: string) => void
  readonly sessionEnded: (page: Page, code: string) => void
  /** The portal wants a password of his own before it talks on. */
  readonly stepAsked: (page: Page, code: string) => void
  /** Told after each change of what waits or what is settled. */
  readonly changed: (page: Page) => void
}

/** What `open-profile.ts` does of an unlocked profile, at the version that the post runs. Null when its tables are beyond opening. */
export async function openPage(parts: PageParts, life: Life, opening: Opening): Promise<Page | null> {
  const { context, clock } = parts
  const { host } = context
  const { row, keys } = opening
  const person = opening.person ?? (await openPerson(keys, row.id, row.person))
  const vault = person && (await openSurely(parts, opening, person))
  if (!vault) return null
  const { state, image } = vault
  const drafts = createDraftStore(state, await openDrafts(state, image.drafts))
  const opened = await markOpened(context, row, state, drafts.count())
  const { portal } = host
  const sealed = { workstationId: row.id, sealKey: await keys.sessionSealKey() }
  await (opening.person ? portal.keepSession(sealed) : portal.resumeSession(sealed))
  const sync = startSync({
    ...{ state, host, clock, random: parts.random },
    sessionEnded: (code) => parts.sessionEnded(page, code),
    online: () => void refreshPerson(context, state),
    refused: (code) => void askFirstSteps(context, code).then(() => parts.stepAsked(page, code)),
  })
  const open: OpenProfile = { row: opened, state, drafts, sync, release: () => undefined }
  context.open = open
  const page: Page = { life, profileId: row.id, state, vault: createVault(state, drafts), context, open }
  state.listeners.add(() => parts.changed(page))
  return page
}

/** As `open-profile.ts` does: twice, then with an IndexedDB begun anew. */
async function openSurely(
  { context, program, clock, report }: PageParts,
  { row, keys }: Opening,
  person: PersonMessage,
): Promise<OpenedVault | null> {
  const opening = () =>
    openVault({
      ...{ profileId: row.id, keys, person, report, clock },
      disk: context.createDisk(row.id),
      journal: journalOf(context.host, row.id),
      types: program.records,
      commands: program.commands,
    })
  const twice = (await tryTo(opening)) ?? (await tryTo(opening))
  if (twice) return twice
  report('vault-begun-anew')
  await tryTo(() => context.createDisk(row.id).destroy())
  return tryTo(opening)
}

function tryTo<T>(work: () => Promise<T>): Promise<T | null> {
  return work().catch(() => null)
}
