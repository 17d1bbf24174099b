import { courtesyName, fullName } from '#shared/domain/people/person-name.ts'
import { PenLine } from 'lucide-react'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import type { ProfileCard } from '#renderer/lock/session.ts'
import { useSession } from '#renderer/lock/session-store.ts'
import { classNames } from '#renderer/ui/class-names.ts'
import { formatMoment } from '#renderer/ui/format-fr.ts'
import { PasswordField } from '#renderer/ui/password-field.tsx'
import { useNow } from '#renderer/ui/use-now.ts'
import { localWall } from './local-wall.ts'
import { problemWords } from './problem-words.ts'
import styles from './profile-list.module.css'
import { sessionLabels } from './session-labels.fr.ts'
import { SubmitButton } from './submit-button.tsx'
import { useCountdown } from './use-countdown.ts'

function initials(profile: ProfileCard): string {
  const first = (text: string) => text.trim().charAt(0).toLocaleUpperCase('fr')
  return first(profile.givenName) + first(profile.familyName)
}

function UnlockForm({ profile }: { readonly profile: ProfileCard }) {
  const { unlock, isBusy, problem } = useSession()
  const [password, setPassword] = useState('')
  const [isMissing, setMissing] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const wait = useCountdown(problem)
  useEffect(() => {
    setPassword('')
    setMissing(false)
    field.current?.focus()
  }, [profile.id])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (wait > 0 || isBusy) return
    setMissing(password === '')
    if (password === '') return field.current?.focus()
    void unlock(profile.id, password).then((result) => {
      if (result.kind === 'done') return
      setPassword('')
      field.current?.focus()
    })
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <div className={styles.password}>
        <PasswordField
          ref={field}
          size="desk"
          label={sessionLabels.passwordOf(courtesyName(profile))}
          value={password}
          onChange={setPassword}
          error={isMissing ? sessionLabels.missingPassword : problemWords(problem, wait)}
          autoFocus
        />
      </div>
      <div className={styles.submit}>
        <SubmitButton isBusy={isBusy} wait={wait}>
          {isBusy ? sessionLabels.unlocking : sessionLabels.unlock}
        </SubmitButton>
      </div>
    </form>
  )
}

function CardAside({ profile, isChosen }: { readonly profile: ProfileCard; readonly isChosen: boolean }) {
  const today = localWall(useNow()).date
  if (profile.draftCount > 0)
    return (
      <span className={styles.drafts}>
        <PenLine size={16} aria-hidden />
        {sessionLabels.drafts(profile.draftCount)}
      </span>
    )
  if (isChosen) return null
  return (
    <span className={styles.lastUse}>
      {sessionLabels.lastUse(formatMoment(localWall(profile.lastUsedAt), today))}
    </span>
  )
}

function ProfileRow({ profile, isChosen }: { readonly profile: ProfileCard; readonly isChosen: boolean }) {
  const choose = useSession((session) => session.choose)
  const who = (
    <>
      <span className={classNames(styles.initials, isChosen && styles.initialsChosen)} aria-hidden>
        {initials(profile)}
      </span>
      <span className={styles.who}>
        <span className={styles.name}>{fullName(profile)}</span>
        <span className={styles.title}>{profile.title}</span>
      </span>
      <CardAside profile={profile} isChosen={isChosen} />
    </>
  )
  return (
    <li
      className={classNames(styles.row, isChosen && styles.chosen)}
      aria-current={isChosen ? 'true' : undefined}
    >
      {isChosen ? (
        <div className={styles.card}>{who}</div>
      ) : (
        <button type="button" className={styles.card} onClick={() => choose(profile.id)}>
          {who}
        </button>
      )}
      {isChosen && <UnlockForm profile={profile} />}
    </li>
  )
}

/** Colleagues who used this post, and the password of the one chosen. */
export function ProfileList() {
  const profiles = useSession((session) => session.profiles)
  const chosenId = useSession((session) => session.profileId)
  return (
    <ul className={styles.list} aria-label={sessionLabels.profiles}>
      {profiles.map((profile) => (
        <ProfileRow key={profile.id} profile={profile} isChosen={profile.id === chosenId} />
      ))}
    </ul>
  )
}
