import type { Chance } from './seeded-chance.ts'
import {
  inventAddress,
  inventFamilyName,
  inventGivenName,
  inventLandline,
  inventMobile,
} from './invented-people.ts'
import type { FictionalStudent } from './fictional-students.ts'

/** A person answering for pupils, as SIECLE has her. */
export interface FictionalGuardian {
  readonly personId: string
  readonly sex: 'F' | 'M'
  readonly familyName: string
  readonly givenName: string
  readonly mobile: string
  readonly landline: string
  readonly work: string
  readonly email: string
  readonly addressId: string
  readonly acceptsSms: boolean
}

export interface FictionalLink {
  readonly eleveId: string
  readonly personId: string
  readonly level: '1' | '2' | '3'
  readonly kinship: string
  readonly isFirst: boolean
}

export interface FictionalAddress {
  readonly id: string
  readonly line: string
  readonly postCode: string
  readonly town: string
}

export interface Households {
  readonly guardians: readonly FictionalGuardian[]
  readonly links: readonly FictionalLink[]
  readonly addresses: readonly FictionalAddress[]
}

interface Household {
  readonly guardians: FictionalGuardian[]
  readonly kinships: readonly { readonly kinship: string; readonly level: '1' | '2' | '3' }[]
}

const mother = { kinship: '10', level: '1' } as const
const father = { kinship: '20', level: '1' } as const

/** Who answers for the pupils of one family. */
function kinshipsOf(chance: Chance): Household['kinships'] {
  const draw = chance.next()
  if (draw < 0.7) return [mother, father]
  if (draw < 0.84) return [mother]
  if (draw < 0.9) return [father]
  if (draw < 0.95) return [mother, father, { kinship: '38', level: '3' }]
  if (draw < 0.98) return [{ kinship: '50', level: '1' }]
  return [
    { kinship: '51', level: '1' },
    { kinship: '42', level: '2' },
  ]
}

const foldName = (name: string) =>
  name
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase()

function inventGuardian(
  personId: string,
  familyName: string,
  kinship: string,
  addressId: string,
  chance: Chance,
): FictionalGuardian {
  const sex = kinship === '10' || (kinship !== '20' && chance.happens(0.6)) ? 'F' : 'M'
  const ownName = chance.happens(0.25) ? inventFamilyName(chance) : familyName
  const givenName = inventGivenName(sex, chance)
  const isSilent = chance.happens(0.004)
  return {
    personId,
    sex,
    familyName: ownName,
    givenName,
    mobile: isSilent || chance.happens(0.05) ? '' : inventMobile(chance),
    landline: isSilent || chance.happens(0.6) ? '' : inventLandline(chance),
    work: isSilent || chance.happens(0.8) ? '' : inventLandline(chance),
    email: isSilent || chance.happens(0.2) ? '' : `${foldName(givenName)}.${foldName(ownName)}@example.org`,
    addressId,
    acceptsSms: chance.happens(0.8),
  }
}

/** The guardians of all the pupils: brothers and sisters share theirs. */
export function inventGuardians(students: readonly FictionalStudent[], chance: Chance): Households {
  const households = new Map<number, Household>()
  const addresses: FictionalAddress[] = []
  const links: FictionalLink[] = []
  let number = 0
  for (const student of students) {
    let household = households.get(student.family)
    if (!household) {
      const addressId = String(1_800_001 + addresses.length)
      addresses.push({ id: addressId, ...inventAddress(chance) })
      const kinships = kinshipsOf(chance)
      const guardians = kinships.map(({ kinship }) =>
        inventGuardian(String(2_500_001 + number++), student.familyName, kinship, addressId, chance),
      )
      household = { guardians, kinships }
      households.set(student.family, household)
    }
    const { guardians, kinships } = household
    guardians.forEach((guardian, at) => {
      const { kinship = '90', level = '3' } = kinships[at] ?? {}
      links.push({ eleveId: student.eleveId, personId: guardian.personId, level, kinship, isFirst: at === 0 })
    })
  }
  return { guardians: [...households.values()].flatMap((household) => household.guardians), links, addresses }
}
