/** A subject as the ministry codes it (BCN). */
export interface SubjectPlan {
  readonly code: string
  readonly gestion: string
  readonly short: string
  readonly label: string
  /** LIBELLE_EDITION, with its accents: what screens show. */
  readonly edition: string
  /** Where its lessons are: each teacher his own room of this sort. */
  readonly rooms: 'plain' | 'laboratory' | 'workshop' | 'studio' | 'gymnasium'
}

const subject = (
  code: string,
  gestion: string,
  short: string,
  label: string,
  edition: string,
  rooms: SubjectPlan['rooms'] = 'plain',
): SubjectPlan => ({ code, gestion, short, label, edition, rooms })

export const subjects = {
  francais: subject('020700', 'FRANC', 'FRANCAIS', 'FRANCAIS', 'Français'),
  maths: subject('061300', 'MATHS', 'MATHEMATIQUES', 'MATHEMATIQUES', 'Mathématiques'),
  histoire: subject('043700', 'HI-GE', 'HISTOIRE-GEOGRAPHIE', 'HISTOIRE-GEOGRAPHIE', 'Histoire-géographie'),
  anglais: subject('030201', 'AGL1', 'ANGLAIS LV1', 'ANGLAIS LV1', 'Anglais LV1'),
  allemand: subject('030101', 'ALL1', 'ALLEMAND LV1', 'ALLEMAND LV1', 'Allemand LV1'),
  allemand2: subject('030102', 'ALL2', 'ALLEMAND LV2', 'ALLEMAND LV2', 'Allemand LV2'),
  espagnol: subject('030602', 'ESP2', 'ESPAGNOL LV2', 'ESPAGNOL LV2', 'Espagnol LV2'),
  svt: subject(
    '062900',
    'SVT',
    'SCIENCES VIE & TERRE',
    'SCIENCES DE LA VIE ET DE LA TERRE',
    'Sciences de la vie et de la Terre',
    'laboratory',
  ),
  physique: subject('062300', 'PH-CH', 'PHYSIQUE-CHIMIE', 'PHYSIQUE-CHIMIE', 'Physique-chimie', 'laboratory'),
  technologie: subject('070800', 'TECHN', 'TECHNOLOGIE', 'TECHNOLOGIE', 'Technologie', 'workshop'),
  arts: subject('090100', 'A-PLA', 'ARTS PLASTIQUES', 'ARTS PLASTIQUES', 'Arts plastiques', 'studio'),
  musique: subject(
    '081300',
    'EDMUS',
    'EDUCATION MUSICALE',
    'EDUCATION MUSICALE',
    'Éducation musicale',
    'studio',
  ),
  eps: subject(
    '100100',
    'EPS',
    'ED.PHYSIQUE & SPORT.',
    'EDUCATION PHYSIQUE ET SPORTIVE',
    'Éducation physique et sportive',
    'gymnasium',
  ),
  latin: subject('020300', 'LCALA', 'LCA LATIN', "LANGUES ET CULTURES DE L'ANTIQUITE LATIN", 'Latin'),
  philosophie: subject('010300', 'PHILO', 'PHILOSOPHIE', 'PHILOSOPHIE', 'Philosophie'),
  ses: subject(
    '050700',
    'SES',
    'SC.ECONO.& SOCIALES',
    'SCIENCES ECONOMIQUES ET SOCIALES',
    'Sciences économiques et sociales',
  ),
  numerique: subject(
    '074700',
    'NSINF',
    'NUMERIQUE SC.INFORM.',
    'NUMERIQUE ET SCIENCES INFORMATIQUES',
    'Numérique et sciences informatiques',
    'workshop',
  ),
} as const satisfies Readonly<Record<string, SubjectPlan>>

export type SubjectKey = keyof typeof subjects

/** Weekly hours of a whole division; a half is one hour every other week. */
export type Hours = Partial<Readonly<Record<SubjectKey, number>>>

/** Groups across several divisions that work at the same hours (barrette). */
export interface BarPlan {
  /** A letter that tells this bar’s groups from those of another of the level; empty for languages. */
  readonly prefix: string
  readonly divisions: number
  readonly hours: number
  readonly groups: readonly { readonly subject: SubjectKey; readonly count: number }[]
}

/** A group open to the whole level, for those who chose it. */
export interface OptionPlan {
  readonly subject: SubjectKey
  readonly hours: number
  readonly share: number
}

export interface LevelPlan {
  /** First part of the code of its divisions; spaces are the ministry's (formats §1.7.4). */
  readonly code: string
  readonly label: string
  readonly mef: string
  readonly mefLabel: string
  readonly birthYearsBack: number
  readonly hours: Hours
  /** Subjects with one more hour a fortnight in half divisions. */
  readonly halves: readonly SubjectKey[]
  readonly bars: readonly BarPlan[]
  readonly options: readonly OptionPlan[]
}

const languages: BarPlan = {
  prefix: '',
  divisions: 3,
  hours: 2.5,
  groups: [
    { subject: 'espagnol', count: 3 },
    { subject: 'allemand2', count: 1 },
  ],
}
const middle: Hours = {
  francais: 4.5,
  maths: 3.5,
  histoire: 3,
  anglais: 3,
  svt: 1.5,
  physique: 1.5,
  technologie: 1.5,
  arts: 1,
  musique: 1,
  eps: 3,
}
const latin = (hours: number): OptionPlan => ({ subject: 'latin', hours, share: 0.16 })

export const collegeLevels: readonly LevelPlan[] = [
  {
    code: '6E',
    label: '6e',
    mef: '10010012110',
    mefLabel: 'SIXIEME',
    birthYearsBack: 11,
    hours: {
      francais: 4.5,
      maths: 4.5,
      histoire: 3,
      anglais: 4,
      svt: 2,
      physique: 1,
      arts: 1,
      musique: 1,
      eps: 4,
    },
    halves: [],
    bars: [],
    options: [{ subject: 'allemand', hours: 2, share: 0.14 }],
  },
  {
    code: '5E',
    label: '5e',
    mef: '10110001110',
    mefLabel: 'CINQUIEME',
    birthYearsBack: 12,
    hours: middle,
    halves: [],
    bars: [languages],
    options: [latin(1)],
  },
  {
    code: '4E',
    label: '4e',
    mef: '10210001110',
    mefLabel: 'QUATRIEME',
    birthYearsBack: 13,
    hours: middle,
    halves: ['svt', 'physique'],
    bars: [languages],
    options: [latin(2)],
  },
  {
    code: '3E ',
    label: '3e',
    mef: '10310019110',
    mefLabel: 'TROISIEME',
    birthYearsBack: 14,
    hours: { ...middle, francais: 4, histoire: 3.5 },
    halves: ['svt', 'physique'],
    bars: [languages],
    options: [latin(2)],
  },
]

const specialities = (prefix: string, hours: number): BarPlan => ({
  prefix,
  divisions: 4,
  hours,
  groups: [
    { subject: 'maths', count: 1 },
    { subject: 'ses', count: 1 },
    { subject: 'svt', count: 1 },
    { subject: 'physique', count: 1 },
    { subject: 'numerique', count: 1 },
  ],
})
const secondLanguage = (hours: number): BarPlan => ({
  ...languages,
  divisions: 4,
  hours,
  groups: [
    { subject: 'espagnol', count: 3 },
    { subject: 'allemand2', count: 2 },
  ],
})

export const lyceeLevels: readonly LevelPlan[] = [
  {
    code: '2DE',
    label: '2de',
    mef: '20010018110',
    mefLabel: '2NDE GENERALE ET TECHNOLOGIQUE',
    birthYearsBack: 15,
    hours: {
      francais: 4,
      maths: 4,
      histoire: 3,
      anglais: 3,
      physique: 3,
      svt: 1.5,
      ses: 1.5,
      numerique: 1.5,
      eps: 2,
    },
    halves: ['physique', 'svt'],
    bars: [secondLanguage(2.5)],
    options: [],
  },
  {
    code: '1G',
    label: '1re',
    mef: '20110019110',
    mefLabel: 'PREMIERE GENERALE',
    birthYearsBack: 16,
    hours: { francais: 4, histoire: 3, anglais: 2.5, physique: 1, svt: 1, eps: 2 },
    halves: [],
    bars: [secondLanguage(2), specialities('A', 4), specialities('B', 4), specialities('C', 4)],
    options: [],
  },
  {
    code: 'TG',
    label: 'Tle',
    mef: '20210019110',
    mefLabel: 'TERMINALE GENERALE',
    birthYearsBack: 17,
    hours: { philosophie: 4, histoire: 3, anglais: 2, physique: 1, svt: 1, eps: 2 },
    halves: [],
    bars: [secondLanguage(2), specialities('A', 6), specialities('B', 6)],
    options: [],
  },
]
