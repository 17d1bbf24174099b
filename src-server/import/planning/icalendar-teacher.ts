import type { StaffId } from '#shared/domain/core/ids.ts'
import type { StaffMember } from '#shared/domain/people/staff-member.ts'
import { foldText } from '#shared/kernel/fold-text.ts'
import type { IcalendarFile } from '#server/import/decoding/icalendar-file.ts'
import { refuse } from '#server/import/reading/import-refused.ts'
import { refusalDetails } from '#server/import/reading/refusal-detail-labels.fr.ts'

/** Whether « PASCAL J.-M. », « LONG-ÉTANG Marie » or « Mme DURAND » may be this person (formats §4.3). */
export function isNamed(written: string, member: Pick<StaffMember, 'familyName' | 'givenName'>): boolean {
  const words = foldText(written.replace(/^(M\.|Mme|Mlle)\s+/i, '')).split(' ')
  const family = foldText(member.familyName).split(' ')
  if (!family.every((word, at) => words[at] === word)) return false
  const given = foldText(member.givenName).split(' ')
  return words.slice(family.length).every((word, at) => given[at]?.startsWith(word) === true)
}

/**
 * Whose timetable it is: the one teacher whom every lesson names, else the one whom the calendar's own name tells.
 * @throws ImportRefused when nobody or several could be meant
 */
export function teacherOf(calendar: IcalendarFile, staff: readonly StaffMember[]): StaffId {
  const named = calendar.events.flatMap((event) =>
    event.kind === 'lesson' && event.teachers.length > 0 ? [event.teachers] : [],
  )
  const everywhere = staff.filter(
    (member) => named.length > 0 && named.every((names) => names.some((name) => isNamed(name, member))),
  )
  const byTitle = staff.filter((member) => isInTitle(calendar.calendarName, member))
  const [only, other] =
    everywhere.length > 0 ? everywhere : named.length === 0 || byTitle.length > 0 ? byTitle : []
  if (only !== undefined && other === undefined) return only.id
  const names = [...new Set(named.flat())]
  return refuse('unknown-teacher', calendar.file, { detail: whyUnknown(names, only !== undefined) })
}

function isInTitle(title: string, member: StaffMember): boolean {
  const folded = ` ${foldText(title)} `
  const family = ` ${foldText(member.familyName)} `
  const given = foldText(member.givenName)
  return (
    folded.includes(family) &&
    (given === '' || folded.includes(` ${given} `) || folded.includes(`${family}${given.slice(0, 1)} `))
  )
}

function whyUnknown(names: readonly string[], isAmbiguous: boolean): string {
  if (isAmbiguous) return refusalDetails.manyNamesakes
  if (names.length === 0) return refusalDetails.nobodyNamed
  return names.length === 1 ? refusalDetails.notInSts : refusalDetails.manyTeachers
}
