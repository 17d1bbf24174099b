import { personMessage, type PersonMessage } from '#shared/protocol/session.ts'
import { readBase64, toBase64 } from './base64.ts'
import { open, seal } from './ciphers.ts'
import type { VaultKeys } from './vault-keys.ts'

/** The person as the portal last described him: needed to know his roles offline. */
export async function sealPerson(keys: VaultKeys, profileId: string, person: PersonMessage): Promise<string> {
  return toBase64(await seal(keys.meta, JSON.stringify(person), `${profileId}|person`))
}

export async function openPerson(
  keys: VaultKeys,
  profileId: string,
  sealed: string,
): Promise<PersonMessage | null> {
  const text = await open(keys.meta, readBase64(sealed), `${profileId}|person`)
  const parsed = text === null ? null : personMessage.safeParse(JSON.parse(text))
  return parsed?.success ? parsed.data : null
}
