import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { SavedReply } from '#shared/bridge/portal-contract.ts'
import { hostRefusal } from '#main/services/host-refusal.ts'
import type { Dialogs } from '#main/services/ports.ts'
import { safeName } from '#main/services/safe-name.ts'
import type { PortalLine } from './portal-line.ts'

/** A document of hundreds of megabytes on a slow line; a line that says nothing for long is cut by the system before. */
const limitMs = 600_000

interface SaveParts {
  readonly line: PortalLine
  readonly dialogs: Dialogs
  readonly token: string | null
}

const diskFaults = new Set([
  'ENOSPC',
  'EACCES',
  'EPERM',
  'EROFS',
  'EIO',
  'EISDIR',
  'ENOENT',
  'EDQUOT',
  'EBUSY',
])

function isDiskFault(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' && diskFaults.has(code)
}

async function* counted(chunks: AsyncIterable<Uint8Array>, count: (bytes: number) => void) {
  for await (const chunk of chunks) {
    count(chunk.length)
    yield chunk
  }
}

/**
 * Brings a document of the portal to where the person says, and nowhere else (law V1): beside its place first, so
 * that a line cut half way leaves nothing that looks whole.
 */
export async function saveDocument(
  { line, dialogs, token }: SaveParts,
  asked: { readonly path: string; readonly suggestedName: string },
): Promise<SavedReply> {
  const place = await dialogs.askWhereToSave(safeName(asked.suggestedName))
  if (place === null) return { kind: 'given-up' }
  const signal = AbortSignal.timeout(limitMs)
  const reply = await line.openFile({ path: asked.path, token, signal })
  if (reply.kind === 'closed') return reply.reply
  const fresh = `${place}.part`
  let bytes = 0
  try {
    const chunks = counted(reply.chunks, (more) => {
      bytes += more
    })
    await pipeline(Readable.from(chunks), createWriteStream(fresh, { mode: 0o600 }), { signal })
    if (reply.size !== null && bytes !== reply.size) throw new Error('cut short')
    await rename(fresh, place)
    return { kind: 'saved', bytes }
  } catch (error) {
    await rm(fresh, { force: true })
    if (isDiskFault(error)) throw hostRefusal('file-not-written')
    return { kind: 'fault', fault: 'portal-down', detail: 'cut-short' }
  }
}
