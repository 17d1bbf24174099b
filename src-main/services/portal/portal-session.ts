import type { LineFault, PortalReply } from '#shared/bridge/portal-contract.ts'
import { portalPaths } from '#shared/protocol/paths.ts'
import { signInAnswer } from '#shared/protocol/session.ts'
import type { HostPorts } from '#main/services/ports.ts'
import type { PortalLine } from './portal-line.ts'
import type { PortalSession, SealedSessions } from './sealed-session.ts'

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
  ports: Pick<HostPorts, 'config'>,
  line: Pick<PortalLine, 'ask'>,
  sealed: SealedSessions,
): SessionHolder {
  let current: { readonly workstationId: string; readonly session: PortalSession } | null = null
  let asking = { workstationId: '' }
  const portalUrl = () => ports.config.read().portalUrl
  /** Somebody takes the post: nobody is lent the session of the one before, whose page may have died (law L4). */
  const take = (workstationId: string) => {
    if (current?.workstationId !== workstationId) current = null
    return (asking = { workstationId })
  }

  async function signIn({ login, password, workstationId, sealKey }: SignIn): Promise<PortalReply> {
    const own = take(workstationId)
    const { portalUrl: askedUrl, postName } = ports.config.read()
    const body = { login, password, workstationId, postName }
    const reply = await line.ask({ ...signInCall, body })
    if (reply.kind !== 'answer') return reply
    // Answered after another person took the post, or after the lock: it is nobody's any more (laws L2, L4).
    if (asking !== own) return fault('session-ended', 'superseded')
    const answer = signInAnswer.safeParse(reply.body)
    if (!answer.success) return fault('not-portal', 'sign-in-answer')
    const { token, ...told } = answer.data
    current = { workstationId, session: { token, expiresAt: told.expiresAt, portalUrl: askedUrl } }
    if (sealKey !== null) await sealed.keep(workstationId, sealKey, current.session)
    return { kind: 'answer', body: told }
  }

  return {
    token: () => (current?.session.portalUrl === portalUrl() ? current.session.token : null),
    signIn,
    keep: async ({ workstationId, sealKey }) => {
      if (current?.workstationId !== workstationId) return false
      await sealed.keep(workstationId, sealKey, current.session)
      return true
    },
    resume: async ({ workstationId, sealKey }) => {
      const own = take(workstationId)
      const session = await sealed.resume(workstationId, sealKey)
      if (asking !== own || session === null || session.portalUrl !== portalUrl()) return false
      current = { workstationId, session }
      return true
    },
    forget: (workstationId) => {
      if (asking.workstationId === workstationId) asking = { workstationId: '' }
      const isCurrent = current?.workstationId === workstationId
      if (isCurrent) current = null
      return isCurrent
    },
    erase: (workstationId) => sealed.erase(workstationId),
  }
}

const signInCall = { method: 'POST', path: portalPaths.session, token: null, isSignIn: true } as const

function fault(kind: LineFault, detail: string): PortalReply {
  return { kind: 'fault', fault: kind, detail }
}
