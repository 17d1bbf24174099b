import type { LineFault, PortalReply } from '#shared/bridge/portal-contract.ts'

/**
 * What failed when no answer came at all (law S19). Reads the codes of Node's sockets and TLS, and Chromium's
 * `net::ERR_…`, which Electron gives as messages.
 */
export function classifyFailure(error: unknown, isNetworkUp: boolean): PortalReply & { kind: 'fault' } {
  const code = codeOf(error)
  return { kind: 'fault', fault: isNetworkUp ? faultOf(code) : 'no-network', detail: code.toLowerCase() }
}

const rules: readonly (readonly [RegExp, LineFault])[] = [
  [/^REDIRECT$/, 'captive-portal'],
  [/PROXY_AUTH|AUTH_UNSUPPORTED|INVALID_AUTH_CREDENTIALS/, 'proxy-auth'],
  [/CERT|_VERIFY_|SELF_SIGNED|SSL|TLS|^EPROTO$|^UNABLE_TO_GET/, 'certificate'],
  [/^ENOTFOUND$|^EAI_|^ENETUNREACH$|^ENETDOWN$|^EHOSTUNREACH$|^EADDRNOTAVAIL$/, 'no-network'],
  [
    /INTERNET_DISCONNECTED|NAME_NOT_RESOLVED|NAME_RESOLUTION|ADDRESS_UNREACHABLE|NETWORK_CHANGED|DNS_/,
    'no-network',
  ],
  [/PROXY_CONNECTION_FAILED|MANDATORY_PROXY|TUNNEL_CONNECTION/, 'no-network'],
]

function faultOf(code: string): LineFault {
  return rules.find(([shape]) => shape.test(code))?.[1] ?? 'portal-down'
}

/** The most telling code of an error and its causes. Never its message: messages carry addresses. */
function codeOf(error: unknown): string {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if (/redirect/i.test(at.message)) return 'REDIRECT'
    const chromium = /ERR_[A-Z_]+/.exec(at.message)?.[0]
    if (chromium !== undefined) return chromium
    const code = 'code' in at && typeof at.code === 'string' ? at.code : ''
    if (/^(ETIMEDOUT|ECONNABORTED|ERR_CANCELED)$/.test(code))
      return code === 'ERR_CANCELED' ? 'CANCELLED' : 'TIMEOUT'
    // axios's own codes say only that something failed; the cause says what.
    if (code !== '' && !/^ERR_(NETWORK|BAD_RESPONSE|BAD_REQUEST)$/.test(code)) return code
  }
  return 'UNKNOWN'
}
