import axios, { type AxiosInstance, type AxiosResponse } from 'axios'
import type { PortalReply } from '#shared/bridge/portal-contract.ts'
import { hostRefusal } from '#main/services/host-refusal.ts'
import type { Network } from '#main/services/ports.ts'
import { classifyAnswer } from './classify-answer.ts'
import { classifyFailure } from './classify-failure.ts'

export interface PortalRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  readonly body?: unknown
  readonly token: string | null
  readonly timeoutMs?: number
  readonly signal?: AbortSignal
  readonly isSignIn?: boolean
}

export interface PortalLine {
  ask(request: PortalRequest): Promise<PortalReply>
  /** Opens a stream of server-sent events: its chunks, or what failed. */
  openStream(request: StreamRequest): Promise<StreamReply>
  /** Opens a document: nothing else that answers is taken for one (law S19). */
  openFile(request: StreamRequest): Promise<FileReply>
}

interface StreamRequest {
  readonly path: string
  readonly token: string | null
  readonly signal: AbortSignal
}

/** A document of the portal: its bytes as they come, and how many there are when it says so. */
export type FileReply =
  | { readonly kind: 'open'; readonly chunks: AsyncIterable<Uint8Array>; readonly size: number | null }
  | { readonly kind: 'closed'; readonly reply: Exclude<PortalReply, { kind: 'answer' }> }

export type StreamReply =
  | { readonly kind: 'open'; readonly chunks: AsyncIterable<Uint8Array> }
  | { readonly kind: 'closed'; readonly reply: PortalReply }

const defaultTimeoutMs = 15_000
const answerBytesMax = 64 * 1024 * 1024

/** Every call to the portal goes through here, on the adapter that the host lends (law S19: redirects are never followed). */
export function createPortalLine(network: Network, portalUrl: () => string): PortalLine {
  const http = axios.create({
    maxRedirects: 0,
    validateStatus: () => true,
    transformResponse: [(data: unknown) => data],
    withCredentials: false,
    maxContentLength: answerBytesMax,
    maxBodyLength: answerBytesMax,
  })
  return {
    ask: (request) => ask(http, network, portalUrl(), request),
    openStream: (request) => openStream(http, network, portalUrl(), request),
    openFile: (request) => openFile(http, network, portalUrl(), request),
  }
}

async function ask(
  http: AxiosInstance,
  network: Network,
  base: string,
  request: PortalRequest,
): Promise<PortalReply> {
  const timeoutMs = request.timeoutMs ?? defaultTimeoutMs
  const url = addressOf(base, request.path)
  // Its own clock as well as axios's: a portal that trickles a byte a second must not hold the line for ever.
  const limit = AbortSignal.timeout(timeoutMs + 250)
  try {
    const answer = await http.request<string>({
      ...network.requestConfig(base),
      url,
      method: request.method,
      headers: headersOf(request.token, request.body !== undefined),
      ...(request.body === undefined ? {} : { data: JSON.stringify(request.body) }),
      responseType: 'text',
      timeout: timeoutMs,
      signal: request.signal === undefined ? limit : AbortSignal.any([limit, request.signal]),
    })
    const { status, headers } = answer
    const raw = {
      status,
      contentType: textOf(headers['content-type']),
      text: answer.data,
      retryAfter: headers['retry-after'] ?? null,
    }
    return classifyAnswer(raw, { isSignIn: request.isSignIn ?? false })
  } catch (error) {
    if (limit.aborted) return { kind: 'fault', fault: 'portal-down', detail: 'timeout' }
    return classifyFailure(error, network.isUp())
  }
}

/** What a stream of the portal must be to be taken for it. */
interface Wanted {
  readonly headers: Readonly<Record<string, string>>
  readonly types: RegExp
  readonly decompress?: boolean
}

type Opened =
  | { readonly kind: 'open'; readonly answer: AxiosResponse<AsyncIterable<Uint8Array>> }
  | { readonly kind: 'closed'; readonly reply: PortalReply }

/** Opens what is wanted; whatever else answers is read a little, and told. */
async function openBytes(
  http: AxiosInstance,
  network: Network,
  base: string,
  { path, token, signal, headers, types, ...rest }: StreamRequest & Wanted,
): Promise<Opened> {
  try {
    const answer = await http.request<AsyncIterable<Uint8Array>>({
      ...network.requestConfig(base),
      url: addressOf(base, path),
      headers: { ...headersOf(token, false), ...headers },
      responseType: 'stream',
      maxContentLength: -1,
      signal,
      ...rest,
    })
    const contentType = textOf(answer.headers['content-type'])
    if (answer.status === 200 && types.test(contentType)) return { kind: 'open', answer }
    const text = await readSome(answer.data)
    const retryAfter = answer.headers['retry-after'] ?? null
    const raw = { status: answer.status, contentType, text, retryAfter }
    return { kind: 'closed', reply: classifyAnswer(raw, { isSignIn: false }) }
  } catch (error) {
    return { kind: 'closed', reply: classifyFailure(error, network.isUp()) }
  }
}

const events: Wanted = {
  headers: { Accept: 'text/event-stream', 'Cache-Control': 'no-cache' },
  types: /^text\/event-stream\b/i,
}

const document: Wanted = {
  headers: { Accept: 'application/pdf, application/zip, application/json' },
  types: /^application\/(pdf|zip)\b/i,
  decompress: false,
}

async function openStream(
  http: AxiosInstance,
  network: Network,
  base: string,
  request: StreamRequest,
): Promise<StreamReply> {
  const opened = await openBytes(http, network, base, { ...request, ...events })
  return opened.kind === 'open' ? { kind: 'open', chunks: opened.answer.data } : opened
}

async function openFile(
  http: AxiosInstance,
  network: Network,
  base: string,
  request: StreamRequest,
): Promise<FileReply> {
  const opened = await openBytes(http, network, base, { ...request, ...document })
  if (opened.kind === 'open') {
    const size = Number(opened.answer.headers['content-length'] ?? Number.NaN)
    return { kind: 'open', chunks: opened.answer.data, size: Number.isSafeInteger(size) ? size : null }
  }
  const { reply } = opened
  const unread = { kind: 'fault', fault: 'not-portal', detail: 'not-a-document' } as const
  return { kind: 'closed', reply: reply.kind === 'answer' ? unread : reply }
}

/** The first 64 KiB of what answered instead of a stream: enough to say what it is. */
async function readSome(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of chunks) {
    text += decoder.decode(chunk, { stream: true })
    if (text.length > 65_536) break
  }
  return text
}

/** Under the portal's address and nowhere else, whatever dots the path holds: a token goes with it. */
function addressOf(base: string, path: string): string {
  const root = base.replace(/\/+$/, '')
  const url = URL.parse(root + path)
  if (url === null) throw hostRefusal('portal-url-missing')
  if (!url.href.startsWith(`${root}/`)) throw hostRefusal('path-refused')
  return url.href
}

function headersOf(token: string | null, hasBody: boolean): Record<string, string> {
  return {
    Accept: 'application/json',
    'User-Agent': 'Pupitre',
    ...(hasBody ? { 'Content-Type': 'application/json' } : {}),
    ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
  }
}

function textOf(header: unknown): string {
  return typeof header === 'string' ? header : ''
}
