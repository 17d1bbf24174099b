import type { HostClient } from '#shared/bridge/host-contract.ts'
import type { PortalReply } from '#shared/bridge/portal-contract.ts'
import { pullMessage } from '#shared/protocol/pull.ts'
import { parkMessage, pushMessage } from '#shared/protocol/push.ts'
import type { ModelPortal } from './model-portal.ts'
import { testPerson } from './test-workstation.ts'

/** What a test may do to the host and to the portal's accounts behind it. */
export interface HostStage {
  isLineUp: boolean
  /** Calls to the portal hang for ever. */
  isLineStuck: boolean
  login: string
  readonly revoked: Set<string>
  password: string
  mustChangePassword: boolean
  charter: { version: number; title: string; text: string } | null
  /** Why the account's sessions are over; null while they live. */
  ended: string | null
  deviceSecret: string | null
  readonly wrapKeys: Map<string, string>
  readonly journals: Map<string, { mid: number; sealed: string }[]>
  readonly sealedSessions: Map<string, string>
  readonly logged: string[]
  freshPages: number
  session: string | null
  emit(event: string, payload: unknown): void
}

const done: PortalReply = { kind: 'answer', body: { mark: 'pupitre-portal', proto: 1, done: true } }

/** A host in memory over the model portal: what survives a « fresh page » lives in the stage. */
export function createFakeHost(
  portal: ModelPortal,
  login = testPerson.login,
): { host: HostClient; stage: HostStage } {
  const listeners = new Map<string, Set<(payload: never) => void>>()
  const on = (event: string, listener: (payload: never) => void) => {
    listeners.set(event, (listeners.get(event) ?? new Set()).add(listener))
    return () => void listeners.get(event)?.delete(listener)
  }
  const stage: HostStage = {
    isLineUp: true,
    isLineStuck: false,
    login,
    revoked: new Set(),
    password: 'Un-Mot-De-Passe-1',
    mustChangePassword: false,
    charter: null,
    ended: null,
    deviceSecret: null,
    wrapKeys: new Map(),
    journals: new Map(),
    sealedSessions: new Map(),
    logged: [],
    freshPages: 0,
    session: null,
    emit: (event, payload) => listeners.get(event)?.forEach((listener) => listener(payload as never)),
  }
  const host = {
    portal: portalService(portal, stage, on),
    journal: journalService(stage),
    secrets: { deviceSecret: async () => ({ secret: stage.deviceSecret, backend: 'test' }), on },
    lock: {
      systemIdle: async () => ({ seconds: null }),
      freshPage: async () => ({ asked: (stage.freshPages += 1) > 0 }),
      on,
    },
    post: {
      about: async () => ({ postKind: 'desk' as const }),
      log: async ({ code }: { code: string }) => ({ logged: stage.logged.push(code) > 0 }),
      on,
    },
  }
  return { host: host as unknown as HostClient, stage }
}

type On = (event: string, listener: (payload: never) => void) => () => void

function portalService(portal: ModelPortal, stage: HostStage, on: On) {
  const offline: PortalReply = { kind: 'fault', fault: 'no-network', detail: '' }
  return {
    on,
    listen: async ({ on: isOn }: { on: boolean }) => ({ listening: isOn }),
    async signIn(input: { login: string; password: string; workstationId: string }): Promise<PortalReply> {
      if (!stage.isLineUp) return offline
      if (input.login !== stage.login || input.password !== stage.password)
        return { kind: 'refusal', status: 401, code: 'wrong-credentials', params: {} }
      if (stage.ended) return { kind: 'refusal', status: 401, code: stage.ended, params: {} }
      if (stage.revoked.has(input.workstationId))
        return { kind: 'refusal', status: 403, code: 'workstation-revoked', params: {} }
      const fresh = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64')
      const wrapKey = stage.wrapKeys.get(input.workstationId) ?? fresh
      stage.wrapKeys.set(input.workstationId, wrapKey)
      stage.session = input.workstationId
      const { mustChangePassword, charter } = stage
      const { lastMid } = portal.station(input.workstationId)
      const body = {
        mark: 'pupitre-portal',
        proto: 1,
        expiresAt: '2026-12-01T00:00:00.000Z',
        person: { ...testPerson, login: input.login },
      }
      return { kind: 'answer', body: { ...body, mustChangePassword, charter, wrapKey, lastMid } }
    },
    keepSession: async ({ workstationId, sealKey }: { workstationId: string; sealKey: string }) => {
      stage.sealedSessions.set(workstationId, sealKey)
      return { kept: true }
    },
    resumeSession: async ({ workstationId, sealKey }: { workstationId: string; sealKey: string }) => {
      const isKept = stage.sealedSessions.get(workstationId) === sealKey
      if (isKept) stage.session = workstationId
      return { resumed: isKept }
    },
    dropSession: async ({ workstationId, erase }: { workstationId: string; erase: boolean }) => {
      stage.session = null
      return { dropped: erase && stage.sealedSessions.delete(workstationId) }
    },
    async call({ path, body }: { path: string; body?: unknown }): Promise<PortalReply> {
      if (stage.isLineStuck) return new Promise(() => undefined)
      if (!stage.isLineUp) return offline
      if (stage.ended && path !== '/sync/park')
        return { kind: 'fault', fault: 'session-ended', detail: stage.ended }
      if (!stage.session) return { kind: 'fault', fault: 'session-ended', detail: 'session-expired' }
      if (path === '/sync/push') return { kind: 'answer', body: portal.push(pushMessage.parse(body)) }
      if (path === '/sync/pull') return { kind: 'answer', body: portal.pull(pullMessage.parse(body)) }
      if (path === '/sync/park') return { kind: 'answer', body: portal.park(parkMessage.parse(body)) }
      if (path === '/me/password') return changePassword(stage, body as { current: string; next: string })
      if (path === '/me/charter') stage.charter = null
      return done
    },
  }
}

function changePassword(stage: HostStage, { current, next }: { current: string; next: string }): PortalReply {
  if (current !== stage.password)
    return { kind: 'refusal', status: 403, code: 'wrong-current-password', params: {} }
  stage.password = next
  stage.mustChangePassword = false
  return done
}

function journalService({ journals }: HostStage) {
  const of = (profile: string) => {
    const rows = journals.get(profile) ?? []
    journals.set(profile, rows)
    return rows
  }
  return {
    on: () => () => undefined,
    append: async ({
      profile,
      entries,
    }: {
      profile: string
      entries: { mid: number; sealed: string }[]
    }) => ({ bytes: of(profile).push(...entries) }),
    read: async ({ profile }: { profile: string }) => ({ entries: [...of(profile)], damaged: 0 }),
    truncate: async ({ profile, upToMid }: { profile: string; upToMid: number }) => {
      journals.set(
        profile,
        of(profile).filter(({ mid }) => mid > upToMid),
      )
      return { kept: of(profile).length }
    },
    erase: async ({ profile }: { profile: string }) => ({ erased: journals.delete(profile) }),
  }
}
