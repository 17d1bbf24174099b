import { useState } from 'react'
import { doneAnswer, sessionsAnswer } from '#shared/protocol/session.ts'
import { epochMsOf, type Instant } from '#shared/kernel/instant.ts'
import { wallClockAt } from '#shared/kernel/school-clock.ts'
import { callPortal } from '#renderer/features/call-portal.ts'
import { tellRefusal } from '#renderer/features/feature-book.ts'
import { usePortalData } from '#renderer/features/use-portal-data.ts'
import { useSchoolWall, useSchoolZone } from '#renderer/features/use-school-wall.ts'
import { Button } from '#renderer/ui/button.tsx'
import { formatMoment } from '#renderer/ui/format-fr.ts'
import { MarginList, MarginRow } from '#renderer/ui/margin-list.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { Progress } from '#renderer/ui/progress.tsx'
import { showToast } from '#renderer/ui/toast-store.ts'
import { useLate } from '#renderer/ui/use-now.ts'
import { settingsLabels } from './labels.fr.ts'
import styles from './panel.module.css'

function OpenSessions() {
  const { value, failure, isLoading, reload } = usePortalData('/me/sessions', sessionsAnswer)
  const isLate = useLate(isLoading)
  const zone = useSchoolZone()
  const today = useSchoolWall().date
  const moment = (instant: string) => formatMoment(wallClockAt(epochMsOf(instant as Instant), zone), today)
  const close = (id: string, post: string) =>
    void callPortal(`/me/sessions/${id}`, doneAnswer, { method: 'DELETE' }).then((call) => {
      if (call.kind === 'answer') showToast({ text: settingsLabels.sessionClosed(post) })
      reload()
    })
  const told = failure && tellRefusal(failure.code, failure.params)
  return (
    <>
      {isLate && <Progress words={settingsLabels.loading} />}
      {told && (
        <Notice tone="ocre" status="warning" title={told.says}>
          {told.todo}
        </Notice>
      )}
      <MarginList aria-label={settingsLabels.sessions} rowHeight={38}>
        {value?.sessions.map((session) => (
          <MarginRow
            key={session.id}
            hint={`${settingsLabels.openedAt(moment(session.openedAt))} · ${settingsLabels.lastSeen(moment(session.lastSeenAt))}`}
            value={
              session.isCurrent ? (
                settingsLabels.thisPost
              ) : (
                <Button size="head" onClick={() => close(session.id, session.postName)}>
                  {settingsLabels.closeSession}
                </Button>
              )
            }
          >
            <b>{session.postName}</b>
          </MarginRow>
        ))}
      </MarginList>
    </>
  )
}

/** One’s own sessions on the portal, listable and revocable. Asked for: it needs the line. */
export function SessionList() {
  const [isShown, setShown] = useState(false)
  return (
    <div className={styles.group}>
      <h3 className={styles.legend}>{settingsLabels.sessions}</h3>
      <p className={styles.detail}>{settingsLabels.sessionsBody}</p>
      {isShown ? (
        <OpenSessions />
      ) : (
        <div className={styles.tools}>
          <Button onClick={() => setShown(true)}>{settingsLabels.showSessions}</Button>
        </div>
      )}
    </div>
  )
}
