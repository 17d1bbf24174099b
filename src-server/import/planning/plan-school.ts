import { schoolRecord, type School } from '#shared/domain/people/school.ts'
import { academyNamed, academyOfUai } from './academies.ts'
import type { Planning } from './planning.ts'
import { schoolTitle } from './school-title-labels.fr.ts'

/** The school itself: its name and academy come from STS, its zone and clock from the academy. */
export function planSchool({ base, source, tally }: Planning): School {
  const said = source.sts?.school ?? source.edt?.school
  const academy = academyNamed(said?.academy ?? '') ?? academyOfUai(source.uai)
  const name = schoolTitle(said?.name ?? '')
  const school: School = {
    id: 'school',
    uai: source.uai,
    name: name || base.school?.name || `Établissement ${source.uai}`,
    schoolYear: source.schoolYear,
    zone: base.school?.zone || academy?.zone || '',
    timeZone: base.school?.timeZone || academy?.timeZone || 'Europe/Paris',
    academy: base.school?.academy || academy?.name || (said?.academy ?? '').slice(0, 80),
    city: base.school?.city ?? '',
  }
  tally.want(schoolRecord, school, base.school ?? undefined)
  return school
}
