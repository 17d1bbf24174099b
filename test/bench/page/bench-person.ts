import type { PersonMessage } from '#shared/protocol/session.ts'
import { must } from '#shared/kernel/must.ts'
import { makeSchool } from '#test/bench/data/make-school.ts'

/** The person in charge of vie scolaire, the same in schools of every size. */
export function benchPerson(): PersonMessage {
  const { id, civility, familyName, givenName, title, roles } = must(
    makeSchool(2_000).people.staff[0],
    'a member of the staff',
  )
  return {
    accountId: 'bench-account',
    staffId: id,
    login: 'bench',
    civility,
    familyName,
    givenName,
    title,
    roles: [...roles],
  }
}
