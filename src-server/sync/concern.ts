import type { HeadNews } from '#server/store/head-news.ts'

/** What of a school's news concerns one person. */
export interface Concern {
  /** Asks again what he may hold. */
  refresh(): Promise<void>
  isTouchedBy(news: HeadNews): boolean
}

/**
 * While it is not known what he may hold, everything concerns him: a poke too many is harmless, one too few is late.
 * @param ended his session is over
 */
export function createConcern(readScopes: () => Promise<ReadonlySet<string>>, ended: () => void): Concern {
  let scopes: ReadonlySet<string> | null = null
  const refresh = async () => {
    try {
      scopes = await readScopes()
    } catch {
      ended()
    }
  }
  return {
    refresh,
    isTouchedBy(news) {
      if (news.scopes === null) {
        scopes = null
        void refresh()
      }
      return scopes === null || (news.scopes ?? []).some((scope) => scopes?.has(scope))
    },
  }
}
