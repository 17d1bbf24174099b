import { describe, expect, it } from 'vitest'
import type { PortalReply } from '#shared/bridge/portal-contract.ts'
import { createPortalSession } from '#main/services/portal/portal-session.ts'
import type { PortalSession } from '#main/services/portal/sealed-session.ts'
import { testPerson } from '#test/support/test-workstation.ts'

const [hers, his] = ['workstation-hers', 'workstation-his']
const sealKey = 'unused'

function answerOf(token: string): PortalReply {
  const body = {
    ...{ mark: 'pupitre-portal', proto: 1, token, expiresAt: '2026-12-01T00:00:00.000Z', person: testPerson },
    ...{ mustChangePassword: false, charter: null, wrapKey: '', lastMid: 0 },
  }
  return { kind: 'answer', body }
}

/** A host whose sign-ins are answered when the test says so. */
function aHost() {
  const kept = new Map<string, PortalSession>()
  const waiting: ((reply: PortalReply) => void)[] = []
  const config = { read: () => ({ portalUrl: 'https://portal', postName: 'VS-02' }) }
  const sealed = {
    keep: async (id: string, _key: string, session: PortalSession) => void kept.set(id, session),
    resume: async (id: string) => kept.get(id) ?? null,
    erase: async (id: string) => kept.delete(id),
  }
  const line = { ask: () => new Promise<PortalReply>((resolve) => waiting.push(resolve)) }
  const session = createPortalSession({ config } as never, line, sealed)
  const signIn = (workstationId: string) =>
    session.signIn({ login: 'x', password: 'y', workstationId, sealKey: null })
  const answer = (token: string) => waiting.shift()?.(answerOf(token))
  return { session, signIn, answer, kept }
}

const superseded = { kind: 'fault', fault: 'session-ended', detail: 'superseded' }

describe('whose session the host holds', () => {
  it('L4: a sign-in answered after another person took the post leaves him his own', async () => {
    const { session, signIn, answer, kept } = aHost()
    kept.set(his, { token: 'token-his', expiresAt: '', portalUrl: 'https://portal' })
    const late = signIn(hers)
    expect(await session.resume({ workstationId: his, sealKey })).toBe(true)
    answer('token-hers')
    expect(await late).toEqual(superseded)
    expect(session.token()).toBe('token-his')
  })

  it('L4: who has no session left here is not lent that of the person before, whose page died', async () => {
    const { session, signIn, answer } = aHost()
    const signedIn = signIn(hers)
    answer('token-hers')
    await signedIn
    expect(await session.resume({ workstationId: his, sealKey })).toBe(false)
    expect(session.token()).toBeNull()
  })

  it('L2: a sign-in answered after its post has locked leaves no session behind the lock', async () => {
    const { session, signIn, answer } = aHost()
    const first = signIn(hers)
    answer('token-1')
    await first
    const late = signIn(hers)
    session.forget(hers)
    answer('token-2')
    expect(await late).toEqual(superseded)
    expect(session.token()).toBeNull()
  })

  it('S2: of two sign-ins the last asked counts, in whatever order they are answered', async () => {
    const { session, signIn, answer } = aHost()
    const early = signIn(hers)
    const last = signIn(his)
    answer('token-early')
    answer('token-last')
    expect(await early).toEqual(superseded)
    expect(await last).toMatchObject({ kind: 'answer' })
    expect(session.token()).toBe('token-last')
    expect(await session.keep({ workstationId: his, sealKey })).toBe(true)
  })
})
