import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { eraseFile } from '#main/services/erase-file.ts'
import type { Paths } from '#main/services/ports.ts'
import { replaceFile } from '#main/services/replace-file.ts'

/** A session of one profile: its token, and the portal that gave it and may see it again. */
const portalSession = z.object({ token: z.string().min(1), expiresAt: z.string(), portalUrl: z.string() })
export type PortalSession = z.infer<typeof portalSession>

export interface SealedSessions {
  keep(workstationId: string, sealKey: string, session: PortalSession): Promise<void>
  /** Null when there is none, or when this key does not open it. */
  resume(workstationId: string, sealKey: string): Promise<PortalSession | null>
  erase(workstationId: string): Promise<boolean>
}

const ivBytes = 12
const tagBytes = 16

/** Tokens at rest: AES-256-GCM under a key that only the vault knows (law V1), bound to the profile. */
export function createSealedSessions(paths: Paths): SealedSessions {
  const folder = join(paths.local, 'sessions')
  const pathOf = (workstationId: string) =>
    join(folder, `${createHash('sha256').update(workstationId).digest('hex').slice(0, 40)}.bin`)
  return {
    keep: async (workstationId, sealKey, session) => {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await replaceFile(pathOf(workstationId), seal(keyOf(sealKey), workstationId, JSON.stringify(session)))
    },
    resume: async (workstationId, sealKey) => {
      const sealed = await readFile(pathOf(workstationId)).catch(() => null)
      return sealed === null ? null : open(keyOf(sealKey), workstationId, sealed)
    },
    erase: (workstationId) => eraseFile(pathOf(workstationId)),
  }
}

function keyOf(sealKey: string): Buffer {
  const key = Buffer.from(sealKey, 'base64')
  if (key.length !== 32) throw new Error('seal key of 32 bytes expected')
  return key
}

function seal(key: Buffer, profile: string, text: string): Buffer {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(`pupitre-session|${profile}`))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body])
}

function open(key: Buffer, profile: string, sealed: Buffer): PortalSession | null {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, ivBytes), {
      authTagLength: tagBytes,
    })
      .setAAD(Buffer.from(`pupitre-session|${profile}`))
      .setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes))
    const text = Buffer.concat([
      decipher.update(sealed.subarray(ivBytes + tagBytes)),
      decipher.final(),
    ]).toString('utf8')
    return portalSession.parse(JSON.parse(text))
  } catch {
    return null
  }
}
