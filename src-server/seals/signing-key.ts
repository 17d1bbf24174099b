import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import type { Database, Tx } from '#server/store/tables.ts'

/** A key of the school's portal that signs seals (Ed25519). */
export interface SigningKey {
  readonly id: string
  readonly privateKey: KeyObject
}

/** The key that signs now: the latest; made when the school has none. Called under the clock's lock: made once. */
export async function signingKeyOf(tx: Tx, school: string, now: string): Promise<SigningKey> {
  const known = await tx
    .selectFrom('signing_key')
    .select(['id', 'private_key'])
    .where('school', '=', school)
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .executeTakeFirst()
  if (known) return { id: known.id, privateKey: createPrivateKey(known.private_key) }
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const id = `k-${now.slice(0, 10)}-${publicKey.export({ type: 'spki', format: 'der' }).toString('hex').slice(-12)}`
  await tx
    .insertInto('signing_key')
    .values({
      school,
      id,
      public_key: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      made_at: now,
    })
    .execute()
  return { id, privateKey }
}

/** Every key that ever signed for the school, by its id. */
export async function publicKeysOf(
  db: Database | Tx,
  school: string,
): Promise<ReadonlyMap<string, KeyObject>> {
  const rows = await db
    .selectFrom('signing_key')
    .select(['id', 'public_key'])
    .where('school', '=', school)
    .execute()
  return new Map(rows.map((row) => [row.id, createPublicKey(row.public_key)]))
}
