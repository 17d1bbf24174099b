import type { Role } from '#shared/domain/core/actor.ts'
import type { StaffId } from '#shared/domain/core/ids.ts'
import type { RecordBody } from '#shared/domain/core/record-type.ts'

/** Where the thing lies that a command aims at, seen from the person who acts. */
export const places = [
  'own',
  'own-ended',
  'replaced',
  'colleague',
  'other-class',
  'other-school',
  'nowhere',
  'own-foreign-pupil',
  'own-pupil-abroad',
  'own-no-pupil',
  'taken',
] as const
export type Place = (typeof places)[number]

/** What each place is, for the published table. */
export const placeWords: Readonly<Record<Place, string>> = {
  own: 'his own: a lesson he is on today, a pupil of his class, what he wrote',
  'own-ended': 'his own lesson of yesterday, its call ended yesterday',
  replaced: 'a lesson of his class from which he is replaced',
  colleague: 'a colleague’s, in a class of his',
  'other-class': 'a colleague’s, in another class',
  'other-school': 'of another school of the same base, under the same person’s number',
  nowhere: 'of no school',
  'own-foreign-pupil': 'his own lesson, a pupil of another class',
  'own-pupil-abroad': 'his own lesson, a pupil of another school',
  'own-no-pupil': 'his own lesson, a pupil of no school',
  taken: 'a new thing under a number that a colleague’s already bears',
}

/** Places that must not be told apart by whoever is refused there (law S5). */
export const alike: readonly (readonly Place[])[] = [
  ['nowhere', 'other-school', 'other-class', 'colleague', 'replaced'],
  ['own-no-pupil', 'own-pupil-abroad', 'own-foreign-pupil'],
]

/** The things at one place for one person and one command: no other cell touches them. */
export interface Spot {
  readonly place: Place
  readonly role: Role
  /** Who acts. */
  readonly me: StaffId
  /** Who teaches the lessons of this spot. */
  readonly teacherId: StaffId
  /** A lesson without a call, one whose call is in progress (ended when the place says so), and a permanence. */
  readonly lessonId: string
  readonly calledId: string
  readonly permanenceId: string
  readonly studentId: string
  /** A mark that stands in the call of `calledId`. */
  readonly markId: string
  readonly observationId: string
  readonly absenceId: string
  readonly reportId: string
  /** A lesson that nothing is written of. */
  readonly bareId: string
  readonly seriesId: string
  /** A reading opened to who acts, of the cahiers of who teaches. */
  readonly passId: string
  /** A number that nothing bears, save at `taken`. */
  readonly freshId: string
}

/** `unchanged`: allowed, and nothing was there to change. Anything else is the code of a refusal. */
export type Verdict = string

/** Which roles get which verdict. Each role stands once. */
export type Verdicts = Readonly<Record<Verdict, readonly Role[]>>

export interface CommandRights {
  readonly command: string
  /** The law or clause it is written from. */
  readonly law: string
  /** It aims at nothing that exists: no class, no school, no other person. */
  readonly untargeted?: true
  readonly verdicts: Readonly<Partial<Record<Place, Verdicts>>>
  aim(spot: Spot): unknown
}

/** One record in one place. */
export interface RecordSample {
  readonly where: string
  /** Who receives it. When it is made for each person: who receives his own. */
  readonly readers: readonly Role[]
  /** Made once for each person, he being its owner; and who receives those of others, who share his class. */
  readonly ofOthers?: readonly Role[]
  /** @param id unique, to be put in the record  @param owner for one made for each person */
  make(id: string, owner: StaffId): RecordBody
}

export interface RecordRights {
  readonly kind: string
  readonly law: string
  /** Every field, space separated. Each may be read by everyone who receives the record: else it is another record. */
  readonly fields: string
  /** The second net: roles that may read the kind at all, whatever scope a row lies in. */
  readonly readers: readonly Role[]
  readonly samples: readonly RecordSample[]
}

/** Something typed by a command: it lies where the law puts it, and no other record repeats it. */
export interface WordRights {
  readonly what: string
  readonly law: string
  /** Who has typed it, in the cells of its command. */
  readonly authors: readonly Role[]
  /** As it stands in what a pull brings, when a person of that role has typed it. */
  typedBy(role: Role): string
  /** Who reads his own, and who reads those of others, wherever they were typed. */
  readonly readers: readonly Role[]
  readonly ofOthers: readonly Role[]
}

/** What one feature declares of rights. */
export interface FeatureRights {
  readonly feature: string
  readonly words?: readonly WordRights[]
  readonly records: readonly RecordRights[]
  readonly commands: readonly CommandRights[]
}

export const everyone: readonly Role[] = [
  'teacher',
  'cpe',
  'aed',
  'direction',
  'secretariat',
  'inspector',
  'administrator',
]
export const vieScolaire: readonly Role[] = ['cpe', 'aed', 'direction']
/** Those whom neither class nor desk gives anything of a pupil’s life. */
export const outsiders: readonly Role[] = ['secretariat', 'inspector', 'administrator']

export function but(...left: readonly Role[]): readonly Role[] {
  return everyone.filter((role) => !left.includes(role))
}
