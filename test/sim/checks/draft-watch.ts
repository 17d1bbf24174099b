interface Typed {
  readonly text: string
  readonly atMs: number
}

/** What each draft was, key after key, to know what a page may come back with (laws V5, L2). */
export interface DraftWatch {
  typed(profileId: string, key: string, text: string, atMs: number): void
  /** A page ended: whatever was typed until then is on the disk; what came later may be. */
  ended(profileId: string, sealedMs: number): void
  /** Drafts that a page which has just opened has wrong. */
  lostIn(profileId: string, read: (key: string) => string): string[]
  forget(profileId: string): void
}

export function createDraftWatch(): DraftWatch {
  const drafts = new Map<string, Map<string, Typed[]>>()
  return {
    typed(profileId, key, text, atMs) {
      const own = drafts.get(profileId) ?? new Map<string, Typed[]>()
      drafts.set(profileId, own)
      own.set(key, [...(own.get(key) ?? [{ text: '', atMs: 0 }]), { text, atMs }])
    },
    ended(profileId, sealedMs) {
      for (const [key, typed] of drafts.get(profileId) ?? []) {
        const sure = typed.findLastIndex((one) => one.atMs <= sealedMs)
        drafts.get(profileId)?.set(key, typed.slice(Math.max(0, sure)))
      }
    },
    lostIn(profileId, read) {
      return [...(drafts.get(profileId) ?? [])].flatMap(([key, typed]) => {
        const now = read(key)
        const isRight = typed.some(({ text }) => text === now)
        drafts.get(profileId)?.set(key, [{ text: now, atMs: 0 }])
        return isRight ? [] : [key]
      })
    },
    forget: (profileId) => void drafts.delete(profileId),
  }
}
