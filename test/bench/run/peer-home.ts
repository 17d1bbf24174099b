/** Where a peer's page lives during one repetition. */
export interface PeerHome {
  readonly url: string
  /** Bytes that the peer keeps outside of the browser's profile: our journal. */
  diskBeside(): Promise<number>
  close(): Promise<void>
}

/** A page that needs nothing beside it. */
export function plainHome(url: string): PeerHome {
  return { url, diskBeside: async () => 0, close: async () => {} }
}
