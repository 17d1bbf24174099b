import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { isPlainDate, type PlainDate } from '#shared/kernel/plain-date.ts'
import type { importMessage } from '#shared/protocol/administration.ts'
import { Refusal } from '#server/commands/refusal.ts'
import { hasUnstorable } from './unstorable-text.ts'

export interface ReceivedImport {
  readonly files: readonly { readonly name: string; readonly bytes: Buffer }[]
  readonly on: PlainDate | null
  readonly dryRun: boolean
}

export const importBytesMax = 50 * 1024 * 1024

function dayOf(text: string | undefined): PlainDate | null {
  if (text === undefined || text === '') return null
  if (isPlainDate(text)) return text
  throw new Refusal(422, 'date-unknown')
}

/** What the parser of parts says of a form that is cut or malformed has no status: it is the sender's fault, not ours. */
function unread(error: unknown): unknown {
  const isOurs =
    error instanceof Refusal || typeof (error as { statusCode?: unknown }).statusCode === 'number'
  return isOurs ? error : new Refusal(400, 'invalid-request')
}

async function receiveParts(request: FastifyRequest): Promise<ReceivedImport> {
  const files: { name: string; bytes: Buffer }[] = []
  const fields = new Map<string, string>()
  for await (const part of request.parts({ limits: { fileSize: importBytesMax, files: 20, fields: 10 } })) {
    if (part.type === 'file') files.push({ name: part.filename, bytes: await part.toBuffer() })
    else fields.set(part.fieldname, String(part.value))
  }
  return { files, on: dayOf(fields.get('on')), dryRun: fields.get('dryRun') === 'true' }
}

/** The files of an import, from multipart (a browser, curl) or from base64 in JSON (a workstation's host). */
export async function receiveImport(
  request: FastifyRequest,
  body: z.infer<typeof importMessage> | null | undefined,
): Promise<ReceivedImport> {
  const received = request.isMultipart()
    ? await receiveParts(request).catch((error: unknown) => Promise.reject(unread(error)))
    : null
  if (received) {
    if (received.files.length === 0) throw new Refusal(400, 'no-file')
    if (hasUnstorable(received.files.map(({ name }) => name))) throw new Refusal(400, 'invalid-message')
    return received
  }
  if (!body) throw new Refusal(400, 'no-file')
  const files = body.files.map((file) => ({ name: file.name, bytes: Buffer.from(file.bytes, 'base64') }))
  return { files, on: dayOf(body.on), dryRun: body.dryRun }
}
