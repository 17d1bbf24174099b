import type { AxiosRequestConfig } from 'axios'

/** What the services need of the machine and do not own. Two sets exist: electron/electron-ports.ts and node/node-ports.ts. */
export interface HostPorts {
  readonly identity: Identity
  readonly paths: Paths
  readonly clock: Clock
  readonly network: Network
  readonly keychain: Keychain
  readonly power: PowerEvents
  readonly page: Page
  readonly dialogs: Dialogs
  readonly shell: Shell
  readonly config: PostConfigStore
}

export interface Identity {
  readonly version: string
  readonly host: 'electron' | 'node'
  /** Name and release of the system, for the diagnostic page: names nobody. */
  readonly os: string
  readonly isFrameless: boolean
}

/** Folders of this person on this machine, never a roaming nor a network one. */
export interface Paths {
  readonly local: string
  readonly logs: string
}

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
}

/** How the portal is reached: the whole of the difference between Chromium's network and Node's. */
export interface Network {
  /** Adapter and its options, merged into every request of axios. */
  requestConfig(url: string): AxiosRequestConfig
  /** A hint only (law S19): false is reliable, true means nothing. */
  isUp(): boolean
  /** Which proxy serves this address, for the diagnostic page. */
  describeProxy(url: string): Promise<string>
  /** Who signed the certificate last seen for this host; null when nothing is known. */
  certificateIssuer(url: string): Promise<string | null>
}

/** The system's keychain. `backend` is null when it is not real: a secret beside its own key protects nothing (law V2). */
export interface Keychain {
  backend(): Promise<string | null>
  protect(secret: string): Promise<Uint8Array>
  reveal(kept: Uint8Array): Promise<string>
}

export type LockCause = 'lock-screen' | 'suspend' | 'session-end' | 'user-switch'

/** What the system says of itself (law L1). Each `on…` returns how to stop listening. */
export interface PowerEvents {
  /** Seconds since the last input anywhere; null when the system cannot tell. */
  systemIdle(): number | null
  onMustLock(listener: (why: LockCause) => void): () => void
  onResumed(listener: () => void): () => void
}

/** The window's page and its frame. */
export interface Page {
  /** Puts a fresh renderer in the place of this one (law L2), soon after returning. */
  refresh(): void
  print(format: 'A4' | 'A6'): Promise<boolean>
  act(act: 'minimise' | 'maximise' | 'close'): void
}

export interface Dialogs {
  /** The chosen path, null when the person gave up. */
  askWhereToSave(suggestedName: string): Promise<string | null>
  askForFiles(wanted: {
    readonly accept: readonly string[]
    readonly multiple: boolean
  }): Promise<readonly string[]>
  /** Whether this page of the web may open outside; the address is shown whole. */
  confirmAddress(address: string): Promise<boolean>
}

export interface Shell {
  openExternal(url: string): Promise<boolean>
}

export interface PostConfig {
  readonly postName: string
  readonly postKind: 'desk' | 'classroom' | 'office' | 'council'
  readonly portalUrl: string
}

/** Settings of this post, in clear because they name nobody. */
export interface PostConfigStore {
  read(): PostConfig
  write(change: Partial<PostConfig>): void
}
