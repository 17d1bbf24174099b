import { createSchool } from '#server/store/create-school.ts'
import { applyChanges } from '#server/store/apply-changes.ts'
import type { Database } from '#server/store/tables.ts'
import { put } from '#shared/domain/core/command.ts'
import { makeSchool, type BenchSchool } from '#test/bench/data/make-school.ts'

/** Writes a school of `size` records into a portal's base, by its only writer, in one transaction. */
export async function fillSchool(db: Database, size: number): Promise<BenchSchool> {
  const school = makeSchool(size)
  const changes = school.records.map(({ type, record }) => put(type, record))
  await db.transaction().execute(async (tx) => {
    await createSchool(tx, school.people.school)
    await applyChanges(tx, school.people.school.uai, changes)
  })
  return school
}
