import type { AxiosRequestConfig } from 'axios'
import { isIP } from 'node:net'
import { networkInterfaces } from 'node:os'
import { connect } from 'node:tls'
import { env } from 'node:process'
import type { Network } from '#main/services/ports.ts'

/** Node's own sockets. Proxies come from HTTPS_PROXY and NO_PROXY; PAC and NTLM need Electron's network. */
export function createNodeNetwork(portalUrl: () => string): Network {
  return {
    requestConfig: (url) =>
      ({ adapter: 'http', ...(isLoopback(url) ? { proxy: false } : {}) }) satisfies AxiosRequestConfig,
    isUp: () => isLoopback(portalUrl()) || hasInterface(),
    describeProxy: async (url) => (isLoopback(url) ? 'direct' : (proxyName() ?? 'direct')),
    certificateIssuer: (url) => readIssuer(url),
  }
}

function isLoopback(url: string): boolean {
  return /^https?:\/\/(127\.0\.0\.1|localhost|\[::1\])(:|\/|$)/.test(url)
}

function hasInterface(): boolean {
  return Object.values(networkInterfaces()).some((addresses) =>
    addresses?.some((address) => !address.internal),
  )
}

function proxyName(): string | null {
  const proxy = env['HTTPS_PROXY'] ?? env['https_proxy'] ?? env['HTTP_PROXY'] ?? env['http_proxy']
  return proxy === undefined ? null : (URL.parse(proxy)?.host ?? 'unreadable')
}

/**
 * Reads who signed the certificate, for the technician (a school's inspecting proxy signs in its own name). Sends
 * nothing: the connection is closed as soon as the certificate is seen, which is why an unknown signer may be read.
 */
function readIssuer(url: string): Promise<string | null> {
  const target = URL.parse(url)
  if (target === null || target.protocol !== 'https:') return Promise.resolve(null)
  return new Promise((resolve) => {
    const port = Number(target.port || 443)
    const { hostname: host } = target
    const name = isIP(host) === 0 ? { servername: host } : {}
    const socket = connect({ host, port, ...name, rejectUnauthorized: false, timeout: 4_000 })
    const end = (issuer: string | null) => {
      socket.destroy()
      resolve(issuer)
    }
    socket.once('secureConnect', () => end(nameOf(socket.getPeerCertificate().issuer)))
    socket.once('timeout', () => end(null))
    socket.once('error', () => end(null))
  })
}

function nameOf(issuer: { O?: unknown; CN?: unknown } | undefined): string | null {
  const name = issuer?.O ?? issuer?.CN
  return typeof name === 'string' ? name : null
}
