import type { ReactNode } from 'react'
import { usePost } from '#renderer/features/post-store.ts'
import { useSession } from '#renderer/lock/session-store.ts'
import { formatDay, formatFullHour } from '#renderer/ui/format-fr.ts'
import { Logo } from '#renderer/ui/logo.tsx'
import { SeyesPage } from '#renderer/ui/seyes-page.tsx'
import { useNow } from '#renderer/ui/use-now.ts'
import { localWall } from './local-wall.ts'
import styles from './lock-frame.module.css'
import { sessionLabels } from './session-labels.fr.ts'

function MarginSide() {
  const wall = localWall(useNow())
  const about = usePost((post) => post.about)
  const schoolName = useSession((session) => session.profiles[0]?.schoolName ?? '')
  return (
    <header className={styles.margin}>
      <span className={styles.logo}>
        <Logo size={26} />
        {sessionLabels.appName}
      </span>
      <time className={styles.clock} dateTime={`${wall.date}T${wall.time}`}>
        {formatFullHour(wall.time)}
      </time>
      <span className={styles.day}>{formatDay(wall.date, { withYear: true })}</span>
      <span className={styles.school}>{schoolName}</span>
      {about && about.postName !== '' && (
        <span className={styles.post}>{sessionLabels.post(about.postName)}</span>
      )}
    </header>
  )
}

interface LockFrameProps {
  readonly title: string
  readonly detail: string
  readonly children: ReactNode
  readonly foot?: ReactNode
}

/** The Seyès page: time, school and post in the margin side, people on the page side (design §6). */
export function LockFrame({ title, detail, children, foot }: LockFrameProps) {
  return (
    <div className={styles.frame}>
      <div className={styles.scroll}>
        <SeyesPage isFull>
          <div className={styles.page}>
            <MarginSide />
            <main className={styles.people}>
              <h1 className={styles.title}>{title}</h1>
              <p className={styles.detail}>{detail}</p>
              {children}
            </main>
          </div>
        </SeyesPage>
      </div>
      {foot}
    </div>
  )
}
