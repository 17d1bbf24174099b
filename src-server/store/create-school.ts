import { randomUUID } from 'node:crypto'
import type { School } from '#shared/domain/people/school.ts'
import type { Tx } from './tables.ts'

/** Opens a school's clock at revision 0, in a fresh epoch. The school's own record is the caller's to put. */
export async function createSchool(tx: Tx, school: School): Promise<void> {
  await tx
    .insertInto('school_clock')
    .values({ school: school.uai, epoch: randomUUID(), rev: 0, floor: 0 })
    .execute()
}
