import { useMemo } from 'react'
import { properName } from '#shared/domain/people/person-name.ts'
import { staffMemberRecord } from '#shared/domain/people/staff-member.ts'
import { divisionRecord, subjectRecord } from '#shared/domain/people/structures.ts'
import { compareFrench } from '#shared/kernel/french-order.ts'
import { useRecords } from '#renderer/store/use-records.ts'
import type { Choice } from '#renderer/ui/select-field.tsx'

type Choices = readonly Choice<string>[]

/** All first, then each by name. The empty value chooses nothing out. */
function withAll(all: string, choices: Choices): Choices {
  return [{ value: '', label: all }, ...choices.toSorted((a, b) => compareFrench(a.label, b.label))]
}

/** « Oliveira João », in the order of family names. */
export function useTeacherChoices(all: string): Choices {
  const staff = useRecords(staffMemberRecord)
  return useMemo(() => {
    const teachers = staff.filter(({ roles }) => roles.includes('teacher'))
    const choices = teachers.map(({ id, familyName, givenName }) => ({
      ...{ value: id as string, label: `${properName(familyName)} ${givenName}`.trim() },
    }))
    return withAll(all, choices)
  }, [staff, all])
}

export function useDivisionChoices(all: string): Choices {
  const divisions = useRecords(divisionRecord)
  return useMemo(
    () =>
      withAll(
        all,
        divisions.map(({ id, label, code }) => ({ value: id as string, label: label || code })),
      ),
    [divisions, all],
  )
}

export function useSubjectChoices(all: string): Choices {
  const subjects = useRecords(subjectRecord)
  return useMemo(
    () =>
      withAll(
        all,
        subjects.map(({ id, label }) => ({ value: id as string, label })),
      ),
    [subjects, all],
  )
}
