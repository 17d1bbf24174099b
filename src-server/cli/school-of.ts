import { PortalFailure } from '#server/store/portal-failure.ts'
import type { Database } from '#server/store/tables.ts'

/** UAI of the school that the base holds. @throws PortalFailure `no-school` */
export async function schoolOf(db: Database): Promise<string> {
  const row = await db.selectFrom('school_clock').select('school').orderBy('school').executeTakeFirst()
  if (row) return row.school
  throw new PortalFailure(
    'no-school',
    'La base est vide\u00a0: importez d’abord les fichiers de l’établissement.',
  )
}
