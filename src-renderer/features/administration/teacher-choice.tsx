import { useCallback, useMemo } from 'react'
import type { StaffId } from '#shared/domain/core/ids.ts'
import { findByName, nameEntries } from '#shared/domain/people/name-search-rules.ts'
import { staffMemberRecord } from '#shared/domain/people/staff-member.ts'
import { useRecords } from '#renderer/store/use-records.ts'
import { ListName } from '#renderer/ui/margin-list.tsx'
import { NamePicker } from '#renderer/ui/name-picker.tsx'
import styles from './administration.module.css'
import { importLabels } from './labels.fr.ts'

/** Who the unknown teacher of a service is, among those who teach here: searched by name, as everywhere. */
export function TeacherChoice({ onPick }: { readonly onPick: (staffId: StaffId) => void }) {
  const staff = useRecords(staffMemberRecord)
  const entries = useMemo(
    () => nameEntries(staff.filter((member) => member.roles.includes('teacher'))),
    [staff],
  )
  const find = useCallback((text: string) => findByName(entries, text), [entries])
  return (
    <div className={styles.teacher}>
      <NamePicker
        label={importLabels.whichTeacher}
        help={importLabels.whichTeacherHelp}
        find={find}
        idOf={(member) => member.id}
        nobody={importLabels.nobodyTeaches}
        onPick={(member) => onPick(member.id)}
      >
        {(member) => (
          <>
            <ListName familyName={member.familyName} givenName={member.givenName} />
            <span>{member.title}</span>
          </>
        )}
      </NamePicker>
    </div>
  )
}
