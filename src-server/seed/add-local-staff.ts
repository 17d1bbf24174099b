import { put, type Change } from '#shared/domain/core/command.ts'
import type { Role } from '#shared/domain/core/actor.ts'
import type { StaffId } from '#shared/domain/core/ids.ts'
import { staffMemberRecord, type StaffMember } from '#shared/domain/people/staff-member.ts'
import type { ImportedSchool } from './imported-school.ts'
import { inventPerson } from './invented-people.ts'
import { titles } from './school-life-words.fr.ts'
import type { Chance } from './seeded-chance.ts'

type Post = keyof typeof titles

const civilityOf = (sex: 'F' | 'M') => (sex === 'M' ? 'M.' : 'Mme')

function invent(post: Post, role: Role, at: number, chance: Chance): StaffMember {
  const person = inventPerson(chance)
  const civility = civilityOf(person.sex)
  return {
    id: `demo-${post}-${at + 1}` as StaffId,
    civility,
    familyName: person.familyName,
    givenName: person.givenName,
    roles: [role],
    title: titles[post][civility],
  }
}

/** Those whom STS does not know: AED, secretariat, the local administrator, a visiting inspector (formats §2.3). */
export function inventLocalStaff(chance: Chance): StaffMember[] {
  const many = (post: Post, role: Role, count: number) =>
    Array.from({ length: count }, (_, at) => invent(post, role, at, chance))
  return [
    ...many('aed', 'aed', 6),
    ...many('secretariat', 'secretariat', 2),
    ...many('administrator', 'administrator', 1),
    ...many('inspector', 'inspector', 1),
  ]
}

/** Says what STS leaves vague: who is principal, who is deputy, a CPE's whole title. */
export function nameTitles(base: ImportedSchool): StaffMember[] {
  const direction = base.staff.filter((member) => member.roles.includes('direction'))
  const cpes = base.staff.filter((member) => member.roles.includes('cpe'))
  const titled = (member: StaffMember, post: Post): StaffMember => ({
    ...member,
    title: titles[post][member.civility === 'M.' ? 'M.' : 'Mme'],
  })
  return [
    ...direction.map((member, at) => titled(member, at === 0 ? 'principal' : 'deputy')),
    ...cpes.map((member) => titled(member, 'cpe')),
  ]
}

export function putStaff(members: readonly StaffMember[]): Change[] {
  return members.map((member) => put(staffMemberRecord, member))
}
