import type { Peer } from '#test/bench/peers/peer.ts'
import { storageSession, type StorageSession } from './storage-session.ts'

declare global {
  var bench: StorageSession
}

/** Puts the session where the bench's process finds it. */
export function openSession(peer: Peer): void {
  globalThis.bench = storageSession(peer)
}
