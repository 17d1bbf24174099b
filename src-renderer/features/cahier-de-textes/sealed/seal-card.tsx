import { useMemo } from 'react'
import type { CahierEntry } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { faultsOf } from '#shared/domain/cahier-de-textes/visa/seal-rules.ts'
import type { Seal } from '#shared/domain/cahier-de-textes/visa/seal.ts'
import { schoolId, schoolRecord } from '#shared/domain/people/school.ts'
import { staffName } from '#shared/domain/timetable/lesson-names-rules.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { useRecord } from '#renderer/store/use-records.ts'
import { formatDay, formatShortDate } from '#renderer/ui/format-fr.ts'
import { StatusChip } from '#renderer/ui/status-chip.tsx'
import { sealLabels } from './seal-labels.fr.ts'
import styles from './sealed.module.css'

/** « 7F3A 91C2 … E04D »: enough for two people to compare aloud. */
export function shortPrint(hash: string): string {
  const groups = hash.toUpperCase().match(/.{4}/g) ?? []
  return `${groups[0]} ${groups[1]} … ${groups.at(-1)}`
}

/** The visa as a seal: who, when, the print, and whether what is shown is still what was sealed. */
export function SealCard({ entry, seal }: { readonly entry: CahierEntry; readonly seal: Seal }) {
  const school = useRecord(schoolRecord, schoolId)
  // A digest of the whole entry: not at each drawing.
  const differs = useMemo(
    () => faultsOf(school?.uai ?? '', entry, seal).some((fault) => fault !== 'not-signed'),
    [school, entry, seal],
  )
  return (
    <div className={styles.seal}>
      <div className={styles.stamp} aria-hidden>
        {sealLabels.stamp}
        <span>{formatShortDate(seal.on)}</span>
      </div>
      <div>
        <p className={styles.by}>{sealLabels.sealedBy(staffName(currentVault().view, seal.by))}</p>
        <p>{formatDay(seal.on, { withYear: true })}</p>
        {seal.signature === null ? (
          <StatusChip status="here">{sealLabels.pending}</StatusChip>
        ) : (
          <p className={styles.print}>
            {sealLabels.print} <b>{shortPrint(seal.hash)}</b>{' '}
            <StatusChip status={differs ? 'refused' : 'done'}>
              {differs ? sealLabels.differs : sealLabels.checked}
            </StatusChip>
          </p>
        )}
        {seal.observation !== '' && (
          <p>
            {sealLabels.observation} {seal.observation}
          </p>
        )}
      </div>
    </div>
  )
}
