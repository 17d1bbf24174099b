import { createHash, type Hash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream/promises'
import { PassThrough } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { z } from 'zod'
import { PortalFailure } from '#server/store/portal-failure.ts'

export const backupHead = z.object({
  pupitre: z.literal('backup'),
  format: z.literal(1),
  createdAt: z.string(),
  /** Migrations that the base had: a base that lacks one of them cannot take it. */
  migrations: z.array(z.string()),
})
export type BackupHead = z.infer<typeof backupHead>

const tableLine = z.object({
  table: z.string().regex(/^[a-z_]+$/),
  columns: z.array(z.string().regex(/^[a-z_]+$/)),
})
const endLine = z.object({ end: z.literal(true), rows: z.int(), sha256: z.string() })

export type BackupLine =
  | { readonly kind: 'head'; readonly head: BackupHead }
  | { readonly kind: 'table'; readonly table: string; readonly columns: readonly string[] }
  | { readonly kind: 'row'; readonly json: string }
  | { readonly kind: 'end'; readonly rows: number }

export function hashLine(hash: Hash, line: string): void {
  hash.update(line).update('\n')
}

function damaged(): PortalFailure {
  return new PortalFailure(
    'backup-damaged',
    'Cette sauvegarde est incomplète ou abîmée\u00a0: rien n’a été restauré.',
  )
}

/** Rows begin with a space: told from the other lines without being parsed. */
export function rowLine(json: string): string {
  return ` ${json}`
}

function readLine(
  text: string,
  at: { readonly isFirst: boolean; readonly sha256: () => string; readonly rows: number },
): BackupLine {
  if (at.isFirst) return { kind: 'head', head: backupHead.parse(JSON.parse(text)) }
  if (text.startsWith(' ')) return { kind: 'row', json: text.slice(1) }
  const value: unknown = JSON.parse(text)
  const table = tableLine.safeParse(value)
  if (table.success) return { kind: 'table', ...table.data }
  const end = endLine.parse(value)
  if (end.sha256 !== at.sha256() || end.rows !== at.rows) throw damaged()
  return { kind: 'end', rows: end.rows }
}

/** The lines of a backup, in order. @throws PortalFailure `backup-damaged` at the first thing that is wrong */
export async function* readBackup(file: string): AsyncGenerator<BackupLine> {
  if (!existsSync(file)) throw new PortalFailure('backup-missing', `Ce fichier n’existe pas\u00a0: ${file}`)
  const text = new PassThrough()
  let failure: unknown = null
  const flowing = pipeline(createReadStream(file), createGunzip(), text).catch((error: unknown) => {
    failure = error
    text.destroy()
  })
  const hash = createHash('sha256')
  let rows = 0
  let isFirst = true
  let isEnded = false
  try {
    for await (const line of createInterface({ input: text, crlfDelay: Infinity })) {
      if (isEnded) throw damaged()
      const read = readLine(line, { isFirst, rows, sha256: () => hash.copy().digest('hex') })
      hashLine(hash, line)
      isFirst = false
      if (read.kind === 'row') rows++
      if (read.kind === 'end') isEnded = true
      yield read
    }
    await flowing
  } catch (error) {
    throw error instanceof PortalFailure ? error : damaged()
  } finally {
    text.destroy()
  }
  if (failure !== null || !isEnded) throw damaged()
}
