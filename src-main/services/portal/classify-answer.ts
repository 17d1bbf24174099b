import { portalReply, type LineFault, type PortalReply } from '#shared/bridge/portal-contract.ts'
import { errorMessage, sessionEndCodes } from '#shared/protocol/envelope.ts'
import { protocolMark, protocolVersion } from '#shared/protocol/version.ts'

export interface RawAnswer {
  readonly status: number
  readonly contentType: string
  readonly text: string
  readonly retryAfter: string | null
}

/** How the answer is to be read: a sign-in refused is a refusal, never the end of a session. */
export interface ReadAs {
  readonly isSignIn: boolean
}

/** Law S19: only JSON bearing the protocol's mark is the portal; whatever else answers is named. */
export function classifyAnswer(answer: RawAnswer, as: ReadAs): PortalReply {
  const body = markedBody(answer)
  if (body === null) return unmarked(answer)
  if (body.proto !== protocolVersion) return fault('not-portal', `protocol-${String(body.proto)}`)
  if (answer.status >= 200 && answer.status < 300) return { kind: 'answer', body }
  if (answer.status === 429 || answer.status >= 500) return busy(answer)
  return refusalOf(answer.status, body, as)
}

function markedBody(answer: RawAnswer): Record<string, unknown> | null {
  if (!/^application\/(problem\+)?json\b/i.test(answer.contentType)) return null
  try {
    const body: unknown = JSON.parse(answer.text)
    const isMarked = typeof body === 'object' && body !== null && 'mark' in body && body.mark === protocolMark
    return isMarked ? (body as unknown as Record<string, unknown>) : null
  } catch {
    return null
  }
}

/** Nobody at the portal wrote this answer: a proxy, a captive portal, a gateway before a portal that is down. */
function unmarked(answer: RawAnswer): PortalReply {
  const { status } = answer
  const detail = `http-${status}`
  const isPage = /html/i.test(answer.contentType) || /^\s*</.test(answer.text)
  if (status === 407) return fault('proxy-auth', detail)
  if (status === 511 || (status >= 300 && status < 400)) return fault('captive-portal', detail)
  // A gateway's own limit: the sender halves its batch (law S18).
  if (status === 413) return { kind: 'refusal', status, code: 'too-large', params: {} }
  if (status === 429) return busy(answer)
  if (status >= 500) return fault('portal-down', detail)
  if (status >= 200 && status < 300 && isPage) return fault('captive-portal', detail)
  return fault('not-portal', detail)
}

function refusalOf(status: number, body: unknown, as: ReadAs): PortalReply {
  const parsed = errorMessage.safeParse(body)
  const { code, params } = parsed.success ? parsed.data.error : { code: `http-${status}`, params: {} }
  const endsSession = status === 401 || sessionEndCodes.some((end) => end === code)
  if (endsSession && !as.isSignIn) return fault('session-ended', code)
  return { kind: 'refusal', status, code, params }
}

function busy(answer: RawAnswer): PortalReply {
  const seconds = Number(answer.retryAfter ?? Number.NaN)
  const retryAfterMs = Number.isFinite(seconds) && seconds >= 0 ? Math.round(seconds * 1000) : null
  return portalReply.parse({ kind: 'busy', status: answer.status, retryAfterMs })
}

function fault(kind: LineFault, detail: string): PortalReply {
  return { kind: 'fault', fault: kind, detail }
}
