/** What a screen remembers of its filters is sealed like a draft, and is no text half typed: it is not counted. */
export const viewPrefix = 'view:'

/** Half-typed texts of the open profile, in memory and sealed on the disk within 2 s of the last key (law V5). */
export interface DraftStore {
  get(key: string): string
  set(key: string, text: string): void
  /** Forgets a text, now: what it said is kept elsewhere, or wanted no more. */
  clear(key: string): void
  subscribe(key: string, listener: () => void): () => void
  /** How many drafts hold some text. */
  count(): number
  /** Seals what is not yet on the disk, now: the first step of a lock (law L2). */
  flush(): Promise<void>
}
