import { readBase64, toBase64 } from './base64.ts'
import { open, seal } from './ciphers.ts'
import {
  farewellSchema,
  profileCardSchema,
  registrySchema,
  type Farewell,
  type ProfileRow,
  type RegistryFile,
} from './profile-row.ts'
import type { RegistryCopy } from './registry-copies.ts'
import { createTurnQueue } from './turn-queue.ts'

/** The profiles of this post. Every change is on the disk, in all copies, when its promise resolves. */
export interface ProfileRegistry {
  rows(): readonly ProfileRow[]
  find(id: string): ProfileRow | undefined
  save(row: ProfileRow): Promise<void>
  /** Changes some of a profile as it stands now; nothing when it has left the post since (law V7). */
  change(id: string, some: Partial<Omit<ProfileRow, 'id'>>): Promise<void>
  /** Destroys the wraps: from here on nobody opens the profile (laws V2, V7). */
  remove(id: string): Promise<void>
  farewell(): Farewell | null
  setFarewell(farewell: Farewell | null): Promise<void>
}

const emptyFile: RegistryFile = { v: 1, revision: 0, postKey: null, rows: [], farewell: null }

/** @param deviceSecret 32 bytes, base64, where the keychain is real; else the post keeps a key of its own */
export async function openRegistry(
  copies: readonly RegistryCopy[],
  deviceSecret: string | null,
): Promise<ProfileRegistry> {
  const turns = createTurnQueue()
  let file = await readLatest(copies)
  if (deviceSecret === null && file.postKey === null)
    file = { ...file, postKey: toBase64(crypto.getRandomValues(new Uint8Array(32))) }
  const key = await postKeyOf(deviceSecret ?? file.postKey ?? '')
  let rows = await Promise.all(file.rows.map((row) => openRow(key, row)))
  let farewell = await openFarewell(key, file.farewell)

  // Memory changes at once, so that a change begun while another is being written builds on it.
  const write = () =>
    turns.run(async () => {
      file = {
        ...file,
        revision: file.revision + 1,
        rows: await Promise.all(rows.map((row) => sealRow(key, row, file))),
        farewell: farewell && toBase64(await seal(key, JSON.stringify(farewell), 'farewell')),
      }
      await writeAll(copies, file)
    })

  return {
    rows: () => rows,
    find: (id) => rows.find((row) => row.id === id),
    save(row) {
      rows = [...rows.filter(({ id }) => id !== row.id), row]
      return write()
    },
    async change(id, some) {
      if (!rows.some((row) => row.id === id)) return
      rows = rows.map((row) => (row.id === id ? { ...row, ...some } : row))
      await write()
    },
    remove(id) {
      rows = rows.filter((row) => row.id !== id)
      return write()
    },
    farewell: () => farewell,
    setFarewell(next) {
      farewell = next
      return write()
    },
  }
}

/** Of the copies that can be read the latest, those first whose sum is right: a damaged one keeps nobody out. */
async function readLatest(copies: readonly RegistryCopy[]): Promise<RegistryFile> {
  const texts = await Promise.all(copies.map((copy) => copy.read().catch(() => null)))
  const read = await Promise.all(texts.map((text) => readFile(text)))
  const found = read.filter((one) => one !== null)
  const best = found.sort(
    (a, b) => Number(b.isWhole) - Number(a.isWhole) || b.file.revision - a.file.revision,
  )
  return best[0]?.file ?? emptyFile
}

async function readFile(text: string | null): Promise<{ file: RegistryFile; isWhole: boolean } | null> {
  const parsed = text === null ? null : registrySchema.safeParse(parse(text))
  if (!parsed?.success) return null
  const { sum, ...file } = parsed.data
  return { file, isWhole: sum !== undefined && sum === (await sumOf(file)) }
}

/** Not against a forger, who can do it too: against a disk that lies. */
async function sumOf(file: RegistryFile): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(registrySchema.parse(file)))
  return toBase64(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
}

/** One copy at least must take it; a copy that fails is behind, and the revision says so. */
async function writeAll(copies: readonly RegistryCopy[], file: RegistryFile): Promise<void> {
  const text = JSON.stringify({ ...file, sum: await sumOf(file) })
  const written = await Promise.allSettled(copies.map((copy) => copy.write(text, file.revision)))
  if (!written.some(({ status }) => status === 'fulfilled'))
    throw new Error('no copy of the registry could be written')
}

async function openRow(key: CryptoKey, row: RegistryFile['rows'][number]): Promise<ProfileRow> {
  const text = await open(key, readBase64(row.card), `card|${row.id}`)
  const card = text === null ? null : profileCardSchema.safeParse(parse(text))
  return { ...row, card: card?.success ? card.data : null }
}

async function sealRow(
  key: CryptoKey,
  row: ProfileRow,
  earlier: RegistryFile,
): Promise<RegistryFile['rows'][number]> {
  // A card sealed under another key is kept as it is: the key may come back.
  const kept = earlier.rows.find(({ id }) => id === row.id)?.card ?? ''
  const card = row.card ? toBase64(await seal(key, JSON.stringify(row.card), `card|${row.id}`)) : kept
  return { id: row.id, card, passwordWrap: row.passwordWrap, portalWrap: row.portalWrap, person: row.person }
}

async function openFarewell(key: CryptoKey, sealed: string | null): Promise<Farewell | null> {
  const text = sealed === null ? null : await open(key, readBase64(sealed), 'farewell')
  const parsed = text === null ? null : farewellSchema.safeParse(parse(text))
  return parsed?.success ? parsed.data : null
}

async function postKeyOf(secret: string): Promise<CryptoKey> {
  const root = await crypto.subtle.importKey('raw', readBase64(secret), 'HKDF', false, ['deriveKey'])
  const from: HkdfParams = {
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(0),
    info: new TextEncoder().encode('pupitre/post/1'),
  }
  return crypto.subtle.deriveKey(from, root, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
