import { acknowledgeNotice } from '#shared/domain/cahier-de-textes/visa/notice-commands.ts'
import { noticeReceiptRecord, receiptIdOf } from '#shared/domain/cahier-de-textes/visa/notice-receipt.ts'
import type { VisaNotice } from '#shared/domain/cahier-de-textes/visa/visa-notice.ts'
import { daysLeft } from '#shared/domain/cahier-de-textes/visa/visa-rules.ts'
import { RefusalNotice } from '#renderer/features/refusal-notice.tsx'
import { useRefusal } from '#renderer/features/use-refusal.ts'
import { useSchoolWall } from '#renderer/features/use-school-wall.ts'
import { runCommand } from '#renderer/store/run-command.ts'
import { useRecord } from '#renderer/store/use-records.ts'
import { useSchool } from '#renderer/store/use-school.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { StatusChip } from '#renderer/ui/status-chip.tsx'
import { labels } from './labels.fr.ts'
import styles from './entry-panel.module.css'

/** An announced visa, on each entry that it concerns: its day, the days left, and « J’ai lu » (C1). */
export function NoticeBanner({ notice }: { readonly notice: VisaNotice }) {
  const { actor } = useSchool()
  const { date } = useSchoolWall()
  const receipt = useRecord(noticeReceiptRecord, receiptIdOf(notice.id, actor.staffId))
  const { refusal, isKept } = useRefusal()
  const acknowledge = async () =>
    isKept(await runCommand(acknowledgeNotice, { noticeId: notice.id, teacherId: actor.staffId }))
  return (
    <Notice tone="ocre" status="announced" title={labels.noticeOn(notice.applicableOn)}>
      <p>
        {labels.noticeCount(daysLeft(notice, date))} {labels.noticePeriod(notice.from, notice.to)}
      </p>
      {notice.message !== '' && <p>{notice.message}</p>}
      <div className={styles.tools}>
        {receipt ? (
          <StatusChip status="done">{labels.acknowledged}</StatusChip>
        ) : (
          <Button onClick={() => void acknowledge()}>{labels.acknowledge}</Button>
        )}
      </div>
      <RefusalNotice refusal={refusal} />
    </Notice>
  )
}
