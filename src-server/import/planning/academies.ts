import { foldText } from '#shared/kernel/fold-text.ts'

/** An academy: its zone in the public calendar and the clock of its schools. */
export interface Academy {
  readonly name: string
  readonly zone: string
  readonly timeZone: string
  /** Departments, as the first three digits of a UAI write them: 2A is 620, 2B is 720. */
  readonly departments: readonly string[]
}

const paris = 'Europe/Paris'

function mainland(zone: 'A' | 'B' | 'C', academies: Readonly<Record<string, string>>): Academy[] {
  return Object.entries(academies).map(([name, departments]) => ({
    name,
    zone,
    timeZone: paris,
    departments: departments.split(' '),
  }))
}

/** Zones of the arrêté du 7 décembre 2022 and after: A, B, C, Corsica and the overseas academies. */
export const academies: readonly Academy[] = [
  ...mainland('A', {
    Besançon: '025 039 070 090',
    Bordeaux: '024 033 040 047 064',
    'Clermont-Ferrand': '003 015 043 063',
    Dijon: '021 058 071 089',
    Grenoble: '007 026 038 073 074',
    Limoges: '019 023 087',
    Lyon: '001 042 069',
    Poitiers: '016 017 079 086',
  }),
  ...mainland('B', {
    'Aix-Marseille': '004 005 013 084',
    Amiens: '002 060 080',
    Lille: '059 062',
    'Nancy-Metz': '054 055 057 088',
    Nantes: '044 049 053 072 085',
    Nice: '006 083',
    Normandie: '014 027 050 061 076',
    'Orléans-Tours': '018 028 036 037 041 045',
    Reims: '008 010 051 052',
    Rennes: '022 029 035 056',
    Strasbourg: '067 068',
  }),
  ...mainland('C', {
    Créteil: '077 093 094',
    Montpellier: '011 030 034 048 066',
    Paris: '075',
    Toulouse: '009 012 031 032 046 065 081 082',
    Versailles: '078 091 092 095',
  }),
  { name: 'Corse', zone: 'Corse', timeZone: paris, departments: ['020', '620', '720'] },
  { name: 'Guadeloupe', zone: 'Guadeloupe', timeZone: 'America/Guadeloupe', departments: ['971'] },
  { name: 'Martinique', zone: 'Martinique', timeZone: 'America/Martinique', departments: ['972'] },
  { name: 'Guyane', zone: 'Guyane', timeZone: 'America/Cayenne', departments: ['973'] },
  { name: 'La Réunion', zone: 'Réunion', timeZone: 'Indian/Reunion', departments: ['974'] },
  {
    name: 'Saint-Pierre-et-Miquelon',
    zone: 'Saint Pierre et Miquelon',
    timeZone: 'America/Miquelon',
    departments: ['975'],
  },
  { name: 'Mayotte', zone: 'Mayotte', timeZone: 'Indian/Mayotte', departments: ['976'] },
  { name: 'Wallis-et-Futuna', zone: 'Wallis et Futuna', timeZone: 'Pacific/Wallis', departments: ['986'] },
  { name: 'Polynésie française', zone: 'Polynésie', timeZone: 'Pacific/Tahiti', departments: ['987'] },
  {
    name: 'Nouvelle-Calédonie',
    zone: 'Nouvelle Calédonie',
    timeZone: 'Pacific/Noumea',
    departments: ['988', '983'],
  },
]

/** Rouen and Caen became Normandie in 2020; STS and calendars may still say the old names. */
const formerNames: Readonly<Record<string, string>> = {
  caen: 'normandie',
  rouen: 'normandie',
  reunion: 'la reunion',
  corsica: 'corse',
}

/** The academy of that name (« PARIS », « Académie de Paris »), if it is one. */
export function academyNamed(name: string): Academy | undefined {
  const folded = foldText(name).replace(/^academie (de|d|des|du) /, '')
  const wanted = formerNames[folded] ?? folded
  return wanted === '' ? undefined : academies.find((academy) => foldText(academy.name) === wanted)
}

/** The academy of a school, from the department in its UAI. */
export function academyOfUai(uai: string): Academy | undefined {
  return academies.find((academy) => academy.departments.includes(uai.slice(0, 3)))
}
