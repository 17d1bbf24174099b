import type { z } from 'zod'
import type { LineFault, PortalReply, portalContract } from '#shared/bridge/portal-contract.ts'
import { helloAnswer } from '#shared/protocol/session.ts'
import { portalPaths } from '#shared/protocol/paths.ts'
import type { Network } from '#main/services/ports.ts'
import type { PortalLine } from './portal-line.ts'

type Steps = z.input<(typeof portalContract)['methods']['diagnose']['out']>['steps']
type StepName = Steps[number]['step']

const order = [
  'network',
  'proxy',
  'captive-portal',
  'certificate',
  'portal',
  'session',
] as const satisfies readonly StepName[]

const stepOfFault: Readonly<Record<LineFault, StepName>> = {
  'no-network': 'network',
  'proxy-auth': 'proxy',
  'captive-portal': 'captive-portal',
  certificate: 'certificate',
  'portal-down': 'portal',
  'not-portal': 'portal',
  'session-ended': 'session',
}

/** Which of network, proxy, captive portal, certificate, portal, session fails: codes only, for the local technician. */
export async function diagnose(
  line: PortalLine,
  network: Network,
  portalUrl: string,
  token: string | null,
): Promise<Steps> {
  const reply = await line.ask({ method: 'GET', path: portalPaths.hello, token, timeoutMs: 8_000 })
  const failed = failureOf(reply)
  const details = await detailsOf(network, portalUrl)
  return order.map((step, at) => {
    const failedAt = failed === null ? order.length : order.indexOf(failed.step)
    if (at === failedAt)
      return { step, state: 'failed', detail: [failed?.detail, details[step]].filter(Boolean).join(' ') }
    return at < failedAt
      ? { step, state: 'ok', detail: details[step] ?? '' }
      : { step, state: 'not-reached', detail: '' }
  })
}

function failureOf(reply: PortalReply): { step: StepName; detail: string } | null {
  if (reply.kind === 'fault') return { step: stepOfFault[reply.fault], detail: reply.detail }
  if (reply.kind !== 'answer') return { step: 'portal', detail: `http-${reply.status}` }
  const hello = helloAnswer.safeParse(reply.body)
  if (!hello.success) return { step: 'portal', detail: 'not-hello' }
  return hello.data.signedIn ? null : { step: 'session', detail: 'not-signed-in' }
}

async function detailsOf(network: Network, portalUrl: string): Promise<Partial<Record<StepName, string>>> {
  const [proxy, issuer] = await Promise.all([
    network.describeProxy(portalUrl),
    network.certificateIssuer(portalUrl),
  ])
  const certificate = portalUrl.startsWith('https:')
    ? issuer === null
      ? ''
      : `issuer ${issuer}`
    : 'not-encrypted'
  return { network: network.isUp() ? '' : 'interface-down', proxy, certificate }
}
