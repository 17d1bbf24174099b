import { addDays, mondayOf, plainDate, type PlainDate } from '#shared/kernel/plain-date.ts'
import { subjects } from './curriculum-table.ts'
import { isSchoolWeek } from './public-calendar.ts'
import type { SchoolModel } from './school-model.ts'
import type { StaffedService } from './staff-plan.ts'
import { stsNomenclatures, stsParameters, stsPersons } from './sts-header.ts'
import { lessonMinutes, type CoursePlan } from './weekly-timetable.ts'
import { element, leaf, leaves, type XmlElement } from './xml-text.ts'

const hhmm = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}${String(minutes % 60).padStart(2, '0')}`

/** Alternances whose weeks are dated; codes are free in STS: here H, Q1, Q2. */
const alternanceCodes = { H: 'H', A: 'Q1', B: 'Q2' } as const

type CoursesOf = (service: StaffedService) => readonly CoursePlan[]

function service(staffed: StaffedService, model: SchoolModel, coursesOf: CoursesOf | null): XmlElement {
  const courses = coursesOf?.(staffed) ?? []
  const persons = staffed.teachers.flatMap((teacher) =>
    model.staff.filter((person) => person.post === teacher.key),
  )
  return element(
    'SERVICE',
    { CODE_MATIERE: subjects[staffed.subject].code, CODE_MOD_COURS: staffed.week === 'H' ? 'CG' : 'TP' },
    element(
      'ENSEIGNANTS',
      {},
      ...persons.map((person) =>
        element(
          'ENSEIGNANT',
          { ID: person.id, TYPE: person.type },
          ...(courses.length === 0
            ? []
            : [
                element(
                  'COURS_RATTACHES',
                  {},
                  ...courses.map((course) =>
                    element(
                      'COURS',
                      {},
                      ...leaves({
                        CODE_ALTERNANCE: alternanceCodes[course.week],
                        JOUR: course.weekday,
                        HEURE_DEBUT: hhmm(course.startMinutes),
                        DUREE: hhmm(lessonMinutes),
                      }),
                    ),
                  ),
                ),
              ]),
        ),
      ),
    ),
  )
}

function structures(model: SchoolModel, coursesOf: CoursesOf | null): XmlElement {
  const servicesOf = (code: string) =>
    element(
      'SERVICES',
      {},
      ...model.services.filter((one) => one.structure === code).map((one) => service(one, model, coursesOf)),
    )
  return element(
    'STRUCTURE',
    {},
    element(
      'DIVISIONS',
      {},
      ...model.plan.divisions.map((division) =>
        element(
          'DIVISION',
          { CODE: division.code },
          ...leaves({ LIBELLE_LONG: division.label, EFFECTIF_PREVU: division.size }),
          element('MEFS_APPARTENANCE', {}, element('MEF', { CODE: division.level.mef })),
          servicesOf(division.code),
        ),
      ),
    ),
    element(
      'GROUPES',
      {},
      ...model.plan.groups.map((group) =>
        element(
          'GROUPE',
          { CODE: group.code },
          leaf('LIBELLE_LONG', group.label),
          element(
            'DIVISIONS_APPARTENANCE',
            {},
            ...group.divisionCodes.map((code) => element('DIVISION_APPARTENANCE', { CODE: code })),
          ),
          servicesOf(group.code),
        ),
      ),
    ),
  )
}

/** The weeks of each alternance: A and B take turns over the weeks with lessons, holidays left out. */
function alternances(model: SchoolModel): XmlElement {
  const weeks: PlainDate[] = []
  const end = plainDate(`${model.schoolYear + 1}-07-03`)
  for (
    let monday = mondayOf(plainDate(`${model.schoolYear}-09-01`));
    monday <= end;
    monday = addDays(monday, 7)
  ) {
    if (isSchoolWeek(model.schoolYear, model.zone, monday)) weeks.push(monday)
  }
  const one = (code: string, label: string, dates: readonly PlainDate[]) =>
    element(
      'ALTERNANCE',
      { CODE: code },
      ...leaves({ LIBELLE_COURT: code, LIBELLE_LONG: label, LIBELLE_EDITION: label }),
      element('SEMAINES', {}, ...dates.map((date) => leaf('DATE_DEBUT_SEMAINE', date))),
    )
  return element(
    'ALTERNANCES',
    {},
    one('H', 'TOUTES LES SEMAINES', weeks),
    one(
      'Q1',
      'SEMAINES A',
      weeks.filter((_, at) => at % 2 === 0),
    ),
    one(
      'Q2',
      'SEMAINES B',
      weeks.filter((_, at) => at % 2 === 1),
    ),
  )
}

/** sts_emp: what STS sends down, people, structures and services, without a timetable (formats §2.1). */
export function writeStsDown(model: SchoolModel): XmlElement {
  return element(
    'STS_EDT',
    {},
    stsParameters(model),
    stsNomenclatures(),
    element('DONNEES', {}, stsPersons(model), structures(model, null)),
  )
}

/** emp_sts: what the timetable software sends up, with ALTERNANCES and COURS (formats §2.2). */
export function writeStsUp(model: SchoolModel): XmlElement {
  const courses = new Map<StaffedService, CoursePlan[]>()
  for (const course of model.courses)
    courses.set(course.service, [...(courses.get(course.service) ?? []), course])
  return element(
    'EDT_STS',
    {},
    stsParameters(model),
    stsNomenclatures(),
    element(
      'DONNEES',
      {},
      alternances(model),
      stsPersons(model),
      structures(model, (one) => courses.get(one) ?? []),
    ),
  )
}
