import { sign } from 'node:crypto'
import { put, type Change } from '#shared/domain/core/command.ts'
import { entryRecord, type CahierEntry } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { sealChainRecord, type SealChain } from '#shared/domain/cahier-de-textes/visa/seal-chain.ts'
import type { Seal } from '#shared/domain/cahier-de-textes/visa/seal.ts'
import type { Tx } from '#server/store/tables.ts'
import { signingKeyOf, type SigningKey } from './signing-key.ts'

function signSeal(seal: Seal, key: SigningKey): Seal {
  if (seal.signature !== null) return seal
  const value = sign(null, Buffer.from(seal.hash, 'hex'), key.privateKey).toString('base64url')
  return { ...seal, signature: { keyId: key.id, value } }
}

function signEntry(change: Change, key: SigningKey): Change {
  if (change.op !== 'put' || change.kind !== entryRecord.kind) return change
  const entry = change.record as CahierEntry
  const seals = entry.seals.map((seal) => signSeal(seal, key))
  return put(entryRecord, { ...entry, seals })
}

/** How far a chain was seen, outside of what a restore replaces: a backup that is older is then told (C1). */
async function witness(tx: Tx, school: string, changes: readonly Change[], now: string): Promise<void> {
  const chains = changes.flatMap((change) =>
    change.op === 'put' && change.kind === sealChainRecord.kind ? [change.record as SealChain] : [],
  )
  if (chains.length === 0) return
  await tx
    .insertInto('seal_witness')
    .values(chains.map(({ id, length, head }) => ({ school, cahier_id: id, length, head, at: now })))
    .onConflict((same) =>
      same
        .columns(['school', 'cahier_id', 'length'])
        .doUpdateSet({ head: (eb) => eb.ref('excluded.head'), at: now }),
    )
    .execute()
}

/** What the portal alone adds to a visa: its signature on each new seal, and its witness (C1). */
export async function signSeals(
  tx: Tx,
  school: string,
  changes: readonly Change[],
  now: string,
): Promise<readonly Change[]> {
  const key = await signingKeyOf(tx, school, now)
  const signed = changes.map((change) => signEntry(change, key))
  await witness(tx, school, signed, now)
  return signed
}
