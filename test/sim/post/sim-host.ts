import { createJournalFile, type JournalFile } from '#main/services/journal/journal-file.ts'
import { createPortalSession } from '#main/services/portal/portal-session.ts'
import type { PortalLine } from '#main/services/portal/portal-line.ts'
import type { SealedSessions } from '#main/services/portal/sealed-session.ts'
import type { HostClient } from '#shared/bridge/host-contract.ts'
import type { PortalReply } from '#shared/bridge/portal-contract.ts'
import type { Life, Machine } from './machine.ts'
import type { Network, Trick } from './network.ts'

/**
 * The host of a post: it outlives its pages and dies with the program. The journal and the portal's session
 * are the real ones; a token lies sealed on the disk in one step, its file being proved elsewhere.
 */
export interface SimHost {
  readonly life: Life
  /** The bridge of one page: what a dead page asked is never answered. */
  clientOf(page: Life): HostClient
  emit(event: 'poke' | 'channel' | 'network', payload: unknown): void
  isListening: boolean
}

type Profile = { readonly workstationId: string; readonly sealKey: string }

export interface SimHostParts {
  readonly machine: Machine
  readonly network: Network
  readonly called: (path: string, trick: Trick) => void
  readonly listens: (isOn: boolean) => void
  readonly reported: (code: string) => void
}

/** Made anew for each who waits: one for all would hold everything that ever died. */
const never = () => new Promise<never>(() => undefined)

/** Of the second copy of the profiles (decision 0031). */
export const profilesJournal = 'pupitre-profiles'

export function journalPath(profileId: string): string {
  return `/journal/${profileId}.journal`
}

export function createSimHost(parts: SimHostParts): SimHost {
  const { machine } = parts
  const life = machine.hostLife
  const files = new Map<string, JournalFile>()
  const listeners = new Map<string, Set<(payload: unknown) => void>>()
  const fileOf = (profile: string) => {
    const known = files.get(profile) ?? createJournalFile(journalPath(profile), machine.files.port)
    files.set(profile, known)
    return known
  }
  const journal = {
    append: async ({
      profile,
      entries,
    }: {
      profile: string
      entries: { mid: number; sealed: string }[]
    }) => ({
      bytes: await fileOf(profile).append(entries),
    }),
    read: ({ profile }: { profile: string }) => fileOf(profile).read(),
    truncate: async ({ profile, upToMid }: { profile: string; upToMid: number }) => ({
      kept: await fileOf(profile).truncate(upToMid),
    }),
    erase: async ({ profile }: { profile: string }) => ({ erased: await fileOf(profile).erase() }),
  }
  const ask: PortalLine['ask'] = ({ path, body, token, timeoutMs = 30_000 }) =>
    parts.network.call({ path, body, timeoutMs, bearer: token }, (trick) => parts.called(path, trick))
  const sealed: SealedSessions = {
    keep: async (id, _key, kept) => void machine.tokens.set(id, kept),
    resume: async (id) => machine.tokens.get(id) ?? null,
    erase: async (id) => machine.tokens.delete(id),
  }
  const config = { read: () => ({ portalUrl: 'https://portal', postName: '' }) }
  const session = createPortalSession({ config } as never, { ask }, sealed)
  const host: SimHost = {
    life,
    isListening: false,
    emit: (event, payload) => listeners.get(event)?.forEach((listener) => listener(payload)),
    clientOf(page) {
      listeners.clear()
      /** Each call crosses to the host while the page lives; the host goes on; the answer meets the page, or nobody. */
      const across =
        <I, O>(work: (input: I) => Promise<O>) =>
        async (input: I): Promise<O> => {
          if (!page.isAlive || !life.isAlive) return never()
          const meet = <T>(end: () => T): T | Promise<never> =>
            page.isAlive && life.isAlive ? end() : never()
          return work(input).then(
            (output) => meet(() => output),
            (error: unknown) =>
              meet(() => {
                throw error
              }),
          )
        }
      const on = (event: string, listener: (payload: never) => void) => {
        const heard = (payload: unknown) => page.isAlive && listener(payload as never)
        listeners.set(event, (listeners.get(event) ?? new Set()).add(heard))
        return () => void listeners.get(event)?.delete(heard)
      }
      const call = async (input: {
        path: string
        body?: unknown
        timeoutMs?: number
      }): Promise<PortalReply> => {
        return ask({ ...input, method: 'POST', token: session.token() })
      }
      const client = {
        portal: {
          call: across(call),
          listen: across(async ({ on: isOn }: { on: boolean }) => {
            host.isListening = isOn
            parts.listens(isOn)
            return { listening: isOn }
          }),
          signIn: across(session.signIn),
          keepSession: across(async (profile: Profile) => ({ kept: await session.keep(profile) })),
          resumeSession: across(async (profile: Profile) => ({ resumed: await session.resume(profile) })),
          dropSession: across(async ({ workstationId }: Profile) => ({
            dropped: session.forget(workstationId),
          })),
          on,
        },
        journal: {
          append: across(journal.append),
          read: across(journal.read),
          truncate: across(journal.truncate),
          erase: across(journal.erase),
          on,
        },
        lock: { freshPage: across(async () => ({ asked: true })), on },
        post: {
          log: across(async ({ code }: { code: string }) => (parts.reported(code), { logged: true })),
          on,
        },
      }
      return client as unknown as HostClient
    },
  }
  return host
}
