/** The little of PouchDB 9 that the bench calls; the package brings no types. */
declare module 'pouchdb-browser' {
  interface Line {
    readonly id: string
    readonly doc?: { readonly _id: string; readonly _rev: string }
  }
  type Answer =
    | { readonly ok: true; readonly id: string; readonly rev: string }
    | { readonly error: true; readonly id: string }
  export default class PouchDB {
    constructor(name: string, options: { adapter: 'idb'; auto_compaction: boolean; revs_limit: number })
    info(): Promise<unknown>
    bulkDocs(docs: object[]): Promise<Answer[]>
    allDocs(options: {
      include_docs: true
      startkey: string
      endkey: string
    }): Promise<{ readonly rows: readonly Line[] }>
  }
}
