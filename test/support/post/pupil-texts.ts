import type { RecordBody, RecordType } from '#shared/domain/core/record-type.ts'
import { guardianRecord } from '#shared/domain/people/guardian.ts'
import { staffMemberRecord } from '#shared/domain/people/staff-member.ts'
import { studentFileRecord } from '#shared/domain/people/student-file.ts'
import { studentRecord } from '#shared/domain/people/student.ts'
import { readRecords } from '#server/store/record-rows.ts'
import type { School } from './school-fixture.ts'

/** Everything that names a pupil of a school or is told of him, as the portal holds it. */
export interface PupilTexts {
  readonly names: readonly string[]
  /** Opaque numbers of the pupils. */
  readonly ids: readonly string[]
  /** Birth dates, national numbers, telephones, addresses, e-mails; not ELEVE_ID, six digits that any clock may show. */
  readonly details: readonly string[]
}

const shortest = 6

/** Names that a colleague bears too are left out: the lock page shows colleagues. */
export async function pupilTexts(school: School): Promise<PupilTexts> {
  const read = async <T extends RecordBody>(type: RecordType<T>) =>
    (await readRecords(school.portal.db, school.demonstration.school, type)).map(({ record }) => record)
  const [students, files, guardians, staff] = await Promise.all([
    read(studentRecord),
    read(studentFileRecord),
    read(guardianRecord),
    read(staffMemberRecord),
  ])
  const ofStaff = new Set(staff.flatMap((one) => [one.familyName, one.givenName]))
  const names = students
    .flatMap((one) => [one.familyName, one.givenName])
    .filter((name) => !ofStaff.has(name))
  const births = files.flatMap(({ birthDate }) => [birthDate, birthDate.split('-').reverse().join('/')])
  const numbers = files.flatMap(({ ine, phone, address }) => [ine ?? '', phone, address])
  const ofHomes = guardians.flatMap((one) => [
    ...[one.email, one.homePhone, one.mobilePhone, one.workPhone, one.address],
    ...(ofStaff.has(one.familyName) ? [] : [one.familyName]),
  ])
  return {
    names: longEnough(names),
    ids: longEnough(students.map(({ id }) => id)),
    details: longEnough([...births, ...numbers, ...ofHomes]),
  }
}

function longEnough(texts: readonly string[]): string[] {
  return [...new Set(texts.filter((text) => text.length >= shortest))]
}
