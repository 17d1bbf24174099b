import { fromBase64 } from '#renderer/store/base64.ts'
import { createDexieVaultDisk } from '#renderer/store/dexie-vault-disk.ts'
import { createMemoryJournal } from '#renderer/store/memory-journal.ts'
import { deriveKeys } from '#renderer/store/vault-keys.ts'
import { initVault } from '#renderer/store/open-vault.ts'
import { diskCases } from '#test/contract/vault-disk-suite.ts'
import { boxCommands, boxTypes, labelBox, trayRecord } from '#test/support/box-feature.ts'
import { aBox } from '#test/support/box-portal.ts'
import { ModelPortal } from '#test/support/model-portal.ts'
import { openPost, type TestPost, type TestWorkstation } from '#test/support/test-workstation.ts'

/** What the test asks of the page: the vault over the Chromium's own IndexedDB. */
const page = {
  caseNames: () => diskCases.map(({ name }) => name),

  async runCase(name: string) {
    const profile = crypto.randomUUID()
    const found = diskCases.find((one) => one.name === name)
    const open = () => createDexieVaultDisk(profile)
    return JSON.stringify((await found?.run(open(), open)) ?? null)
  },

  /** A first pull, a draft, and a command said durable. */
  async work(key: string, words: { pupil: string; typed: string; draft: string }) {
    const post = await thePost(key)
    await initVault(post)
    const portal = new ModelPortal()
    portal.put('tray', aBox('t0', { text: words.pupil }))
    const desk = await openPost(post, portal)
    await desk.pull()
    desk.vault.drafts.set('observation:t0', words.draft)
    await desk.vault.drafts.flush()
    return desk.run(labelBox, { kind: 'tray', id: 't0', label: words.typed })
  },

  /** What another page finds, with the same key. */
  async reopen(key: string) {
    const desk = await openPost(await thePost(key), new ModelPortal())
    const [tray] = desk.all(trayRecord)
    return {
      text: tray?.text,
      labels: tray?.labels,
      draft: desk.vault.drafts.get('observation:t0'),
      ...countsOf(desk),
    }
  },
}

function countsOf(desk: TestWorkstation) {
  return { waiting: desk.state.outbox.entries.length, isDoubted: desk.state.manifest.mustRefresh }
}

async function thePost(key: string): Promise<TestPost> {
  const profileId = 'post-in-chromium'
  const keys = await deriveKeys(fromBase64(key), profileId)
  return {
    ...{
      profileId,
      keys,
      types: boxTypes,
      commands: boxCommands,
      now: Date.now(),
      reports: [],
      journalRows: [],
    },
    tables: undefined as never,
    disk: createDexieVaultDisk(profileId),
    journal: createMemoryJournal(),
  }
}

export type VaultPage = typeof page
;(globalThis as { vaultPage?: VaultPage }).vaultPage = page
