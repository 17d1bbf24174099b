import type { Database, Tx } from '#server/store/tables.ts'
import { hashPassword } from './password-hash.ts'

/** Gives an account a password chosen elsewhere: demonstration, tests, the desk. */
export async function setPassword(
  db: Database | Tx,
  accountId: string,
  password: string,
  options: { readonly mustChange: boolean },
): Promise<void> {
  const password_hash = await hashPassword(password)
  await db
    .updateTable('account')
    .set({ password_hash, must_change: options.mustChange })
    .where('id', '=', accountId)
    .execute()
}
