import { plainDate, type PlainDate } from '#shared/kernel/plain-date.ts'
import type { Chance } from './seeded-chance.ts'
import { boyNames, familyNames, girlNames, partedNames } from './name-table.ts'

export interface InventedPerson {
  readonly familyName: string
  readonly givenName: string
  readonly sex: 'F' | 'M'
}

/** A family name: simple, parted, or two joined by a hyphen. */
export function inventFamilyName(chance: Chance): string {
  if (chance.happens(0.08)) return chance.pick(partedNames)
  const name = chance.pick(familyNames)
  return chance.happens(0.06) ? `${name}-${chance.pick(familyNames)}` : name
}

export function inventGivenName(sex: 'F' | 'M', chance: Chance): string {
  return chance.pick(sex === 'F' ? girlNames : boyNames)
}

export function inventPerson(chance: Chance): InventedPerson {
  const sex = chance.happens(0.5) ? 'F' : 'M'
  return { familyName: inventFamilyName(chance), givenName: inventGivenName(sex, chance), sex }
}

/** Ranges that the regulator keeps for fiction: 06 39 98 and 01 99 00 (ARCEP, plan de numérotation). */
export function inventMobile(chance: Chance): string {
  return `063998${String(chance.between(0, 9999)).padStart(4, '0')}`
}

export function inventLandline(chance: Chance): string {
  return `019900${String(chance.between(0, 9999)).padStart(4, '0')}`
}

const pad = (value: number) => String(value).padStart(2, '0')

/** A day of a year, the 29th to 31st left out. */
export function inventBirthDate(year: number, chance: Chance): PlainDate {
  return plainDate(`${year}-${pad(chance.between(1, 12))}-${pad(chance.between(1, 28))}`)
}

const streets = [
  'allée des Ormes',
  'rue du Vieux-Lavoir',
  'impasse des Tilleuls',
  'avenue de la Gare',
  'chemin du Moulin',
  'place du Marché',
  'rue des Écoles',
  'boulevard du Mail',
  'sentier des Vignes',
  'rue Neuve',
]

/** An address in a town that does not exist. */
export function inventAddress(chance: Chance): {
  readonly line: string
  readonly postCode: string
  readonly town: string
} {
  const number = chance.between(1, 120)
  return {
    line: `${number}${chance.happens(0.1) ? ' bis' : ''} ${chance.pick(streets)}`,
    postCode: '99750',
    town: 'LES HAUTES-ORMES',
  }
}
