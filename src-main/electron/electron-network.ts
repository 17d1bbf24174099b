import type { AxiosRequestConfig } from 'axios'
import { net, powerMonitor, session, type Session } from 'electron'
import type { Network } from '#main/services/ports.ts'

/**
 * Chromium's own network: system proxy, PAC, NTLM, and the certificates of the system. In a session of its own that
 * lives in memory: no cookie, no cache (law V1). `fetch` of a session is `net.fetch` bound to it.
 */
export function createElectronNetwork(portalUrl: () => string): Network {
  const line = session.fromPartition('portal', { cache: false })
  const issuers = rememberIssuers(line)
  allowAmbientLogin(line, portalUrl())
  powerMonitor.on('resume', () => void line.forceReloadProxyConfig())
  return {
    requestConfig: () => ({
      adapter: 'fetch',
      env: { fetch: fetchOn(line), Request, Response: Response as NonNullable<AxiosEnv['Response']> },
    }),
    isUp: () => net.isOnline(),
    describeProxy: (url) => line.resolveProxy(url),
    certificateIssuer: async (url) => issuers.get(URL.parse(url)?.hostname ?? '') ?? null,
  }
}

type AxiosEnv = NonNullable<AxiosRequestConfig['env']>

function fetchOn(line: Session): (input: RequestInfo | URL, init?: RequestInit) => Promise<Response> {
  return (input, init) => line.fetch(input instanceof URL ? input.href : input, init)
}

/** Watches who signs, and leaves the verdict to Chromium (-3): an inspecting proxy is named in the diagnosis. */
function rememberIssuers(line: Session): ReadonlyMap<string, string> {
  const issuers = new Map<string, string>()
  line.setCertificateVerifyProc((request, answer) => {
    const { issuer, issuerName } = request.certificate
    issuers.set(request.hostname, issuer.organizations[0] ?? issuerName)
    answer(-3)
  })
  return issuers
}

/** Windows signs in to the portal by itself where it can; to no other host, which could replay it. */
function allowAmbientLogin(line: Session, portalUrl: string): void {
  const host = URL.parse(portalUrl)?.hostname
  if (host !== undefined && portalUrl.startsWith('https:')) line.allowNTLMCredentialsForDomains(host)
}
