import type { PortalReply } from '#shared/bridge/portal-contract.ts'
import { portalPaths } from '#shared/protocol/paths.ts'
import { signInAnswer } from '#shared/protocol/session.ts'
import type { HostPorts } from '#main/services/ports.ts'
import type { PortalLine } from './portal-line.ts'
import { createSealedSessions, type PortalSession } from './sealed-session.ts'

export interface SignIn {
  readonly login: string
  readonly password: string
  readonly workstationId: string
  readonly sealKey: string | null
}

interface Profile {
  readonly workstationId: string
  readonly sealKey: string
}

export interface SessionHolder {
  /** Only the portal that gave a token sees it again: null once the address has changed. */
  token(): string | null
  signIn(input: SignIn): Promise<PortalReply>
  keep(profile: Profile): Promise<boolean>
  resume(profile: Profile): Promise<boolean>
  /** Forgets the token; true when it was this profile's. */
  forget(workstationId: string): boolean
  erase(workstationId: string): Promise<boolean>
}

/** The session of whoever is at the post. The token lives here, in memory; on disk it is sealed by the vault's key. */
export function createPortalSession(
  ports: Pick<HostPorts, 'paths' | 'config'>,
  line: PortalLine,
): SessionHolder {
  const sealed = createSealedSessions(ports.paths)
  let current: { readonly workstationId: string; readonly session: PortalSession } | null = null
  const portalUrl = () => ports.config.read().portalUrl

  async function signIn({ login, password, workstationId, sealKey }: SignIn): Promise<PortalReply> {
    const askedUrl = portalUrl()
    const body = { login, password, workstationId, postName: ports.config.read().postName }
    const reply = await line.ask({
      method: 'POST',
      path: portalPaths.session,
      body,
      token: null,
      isSignIn: true,
    })
    if (reply.kind !== 'answer') return reply
    const answer = signInAnswer.safeParse(reply.body)
    if (!answer.success) return { kind: 'fault', fault: 'not-portal', detail: 'sign-in-answer' }
    const { token, ...told } = answer.data
    const session = { token, expiresAt: told.expiresAt, portalUrl: askedUrl }
    current = { workstationId, session }
    if (sealKey !== null) await sealed.keep(workstationId, sealKey, session)
    return { kind: 'answer', body: told }
  }

  return {
    token: () =>
      current !== null && current.session.portalUrl === portalUrl() ? current.session.token : null,
    signIn,
    keep: async ({ workstationId, sealKey }) => {
      if (current?.workstationId !== workstationId) return false
      await sealed.keep(workstationId, sealKey, current.session)
      return true
    },
    resume: async ({ workstationId, sealKey }) => {
      const session = await sealed.resume(workstationId, sealKey)
      if (session === null || session.portalUrl !== portalUrl()) return false
      current = { workstationId, session }
      return true
    },
    forget: (workstationId) => {
      const isCurrent = current?.workstationId === workstationId
      if (isCurrent) current = null
      return isCurrent
    },
    erase: (workstationId) => sealed.erase(workstationId),
  }
}
