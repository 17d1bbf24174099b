import { z } from 'zod'
import { open, seal } from './ciphers.ts'
import { viewPrefix, type DraftStore } from './draft-store.ts'
import type { NamedRow, VaultDisk } from './vault-disk.ts'
import { opaqueName, type VaultKeys } from './vault-keys.ts'

interface Parts {
  readonly keys: VaultKeys
  readonly profileId: string
  readonly disk: Pick<VaultDisk, 'write'>
  readonly report: (code: string) => void
  /** Locked: what could not be written is tried no more. */
  readonly isClosed?: boolean
}

/** Under the two seconds of law V5, with room for the write itself. */
export const draftDelayMs = 1_200

const draftSchema = z.tuple([z.string(), z.string()])

export async function openDrafts(
  parts: Pick<Parts, 'keys' | 'profileId' | 'report'>,
  rows: readonly NamedRow[],
): Promise<Map<string, string>> {
  const opened = await Promise.all(
    rows.map((row) => open(parts.keys.drafts, row.box, boundOf(parts, row.name))),
  )
  const drafts = opened.flatMap((text) => {
    const parsed = text === null ? null : draftSchema.safeParse(JSON.parse(text))
    return parsed?.success ? [parsed.data] : []
  })
  // There is no second copy of a half-typed text: that one is gone is at least told.
  if (drafts.length < rows.length) parts.report('draft-damaged')
  return new Map(drafts)
}

/** Texts being typed. Each is sealed 1.2 s after the first key not yet saved, so that no key waits more than 2 s (law V5). */
export function createDraftStore(parts: Parts, drafts: Map<string, string>): DraftStore {
  const listeners = new Map<string, Set<() => void>>()
  const unsaved = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | null = null
  let saving: Promise<void> = Promise.resolve()

  const tell = (key: string) => {
    for (const listener of listeners.get(key) ?? []) listener()
  }
  const flush = (): Promise<void> => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    const keys = [...unsaved]
    unsaved.clear()
    saving = saving.then(() => save(parts, drafts, keys)).catch(() => keepTrying(keys))
    return saving
  }
  const saveNow = () => {
    if (!parts.isClosed) void flush()
  }
  const saveSoon = () => void (timer ??= setTimeout(saveNow, draftDelayMs))
  // A full disk may have room again: no letter is given up while the profile is open (law L2).
  const keepTrying = (keys: readonly string[]) => {
    parts.report('draft-unwritable')
    for (const key of keys) unsaved.add(key)
    saveSoon()
  }
  const change = (key: string) => {
    unsaved.add(key)
    saveSoon()
    tell(key)
  }

  return {
    get: (key) => drafts.get(key) ?? '',
    set(key, text) {
      if (text === '') drafts.delete(key)
      else drafts.set(key, text)
      change(key)
    },
    clear(key) {
      if (!drafts.delete(key)) return
      change(key)
      // Its command is durable: given back after a cut, it would be written over the words that it became (law S15).
      saveNow()
    },
    subscribe(key, listener) {
      listeners.set(key, (listeners.get(key) ?? new Set()).add(listener))
      return () => listeners.get(key)?.delete(listener)
    },
    count: () => [...drafts.keys()].filter((key) => !key.startsWith(viewPrefix)).length,
    flush,
  }
}

async function save(
  parts: Parts,
  drafts: ReadonlyMap<string, string>,
  keys: readonly string[],
): Promise<void> {
  if (keys.length === 0) return
  const named = await Promise.all(
    keys.map(async (key) => ({ key, name: await opaqueName(parts.keys, `draft|${key}`) })),
  )
  const rows = await Promise.all(
    named.map(async ({ key, name }) => {
      const text = drafts.get(key)
      if (text === undefined) return null
      return { name, box: await seal(parts.keys.drafts, JSON.stringify([key, text]), boundOf(parts, name)) }
    }),
  )
  await parts.disk.write({
    drafts: rows.filter((row) => row !== null),
    dropDrafts: named.filter((_, index) => rows[index] === null).map(({ name }) => name),
  })
}

function boundOf(parts: Pick<Parts, 'profileId'>, name: string): string {
  return `${parts.profileId}|draft|${name}`
}
