import { createJournalFile, type JournalFile } from '#main/services/journal/journal-file.ts'
import type { HostClient } from '#shared/bridge/host-contract.ts'
import type { PortalReply } from '#shared/bridge/portal-contract.ts'
import type { Life, Machine } from './machine.ts'
import type { Network, Trick } from './network.ts'

/**
 * The host of a post: it outlives its pages and dies with the program. The journal's code is the real one; tokens
 * lie sealed on the disk in one step, their file being proved elsewhere.
 */
export interface SimHost {
  readonly life: Life
  /** The bridge of one page: what a dead page asked is never answered. */
  clientOf(page: Life): HostClient
  emit(event: 'poke' | 'channel' | 'network', payload: unknown): void
  isListening: boolean
}

type Profile = { readonly workstationId: string }

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
  let bearer: string | null = null
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
        const asked = { path: input.path, body: input.body, timeoutMs: input.timeoutMs ?? 30_000, bearer }
        return parts.network.call(asked, (trick) => parts.called(input.path, trick))
      }
      const signIn = async (body: { workstationId: string }): Promise<PortalReply> => {
        const reply = await call({ path: '/session', body: { ...body, postName: '' } })
        if (reply.kind === 'answer') bearer = (reply.body as { token: string }).token
        return reply
      }
      const keepSession = async ({ workstationId }: Profile) => {
        if (bearer !== null) machine.tokens.set(workstationId, bearer)
      }
      const resumeSession = async ({ workstationId }: Profile) => {
        bearer = machine.tokens.get(workstationId) ?? null
      }
      const client = {
        portal: {
          call: across(call),
          listen: across(async ({ on: isOn }: { on: boolean }) => {
            host.isListening = isOn
            parts.listens(isOn)
            return { listening: isOn }
          }),
          signIn: across(signIn),
          keepSession: across(keepSession),
          resumeSession: across(resumeSession),
          dropSession: across(async () => {
            bearer = null
            return { dropped: true }
          }),
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
