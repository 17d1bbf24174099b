/** The little of PouchDB 9 that the bench calls; the package brings no types. */
declare module 'pouchdb-browser' {
  export interface Line {
    readonly id: string
    readonly doc?: { readonly _id: string; readonly _rev: string } | null
  }
  type Answer =
    | { readonly ok: true; readonly id: string; readonly rev: string }
    | { readonly error: true; readonly id: string }
  type Wanted = { readonly startkey: string; readonly endkey: string } | { readonly keys: readonly string[] }
  interface Feed {
    on(event: 'change', told: (change: { readonly id: string }) => void): void
    cancel(): void
  }
  export default class PouchDB {
    constructor(name: string, options: { adapter: 'idb'; auto_compaction: boolean; revs_limit: number })
    info(): Promise<unknown>
    bulkDocs(docs: object[]): Promise<Answer[]>
    allDocs(options: { include_docs: true } & Wanted): Promise<{ readonly rows: readonly Line[] }>
    changes(options: { since: 'now'; live: true }): Feed
  }
}
