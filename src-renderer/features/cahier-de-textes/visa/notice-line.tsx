import type { VisaNotice } from '#shared/domain/cahier-de-textes/visa/visa-notice.ts'
import { daysLeft } from '#shared/domain/cahier-de-textes/visa/visa-rules.ts'
import { useSchoolWall } from '#renderer/features/use-school-wall.ts'
import { labels } from './labels.fr.ts'
import styles from './visa-reader.module.css'

/** The announced visa that comes next: its countdown and its day. */
export function NoticeLine({ notices }: { readonly notices: readonly VisaNotice[] }) {
  const { date } = useSchoolWall()
  const sorted = [...notices].sort((a, b) => (a.applicableOn < b.applicableOn ? -1 : 1))
  const notice = sorted.find(({ applicableOn }) => applicableOn >= date) ?? sorted.at(-1)
  if (!notice) return <span>{labels.noNotice}</span>
  return (
    <div className={styles.notice}>
      <b className={styles.days}>{labels.countdown(daysLeft(notice, date))}</b>
      <div>
        <b>{labels.announcedOn(notice.announcedOn)}</b>
        <span>{labels.applicableOn(notice.applicableOn)}</span>
      </div>
    </div>
  )
}
