import { useSession } from '#renderer/lock/session-store.ts'
import { Undo2 } from 'lucide-react'
import { Button } from '#renderer/ui/button.tsx'
import { CharterForm } from './charter-form.tsx'
import { LockFrame } from './lock-frame.tsx'
import styles from './lock-page.module.css'
import { PasswordForm } from './password-form.tsx'
import { firstLabels } from './session-labels.fr.ts'

/** First sign-in: a password of one’s own, then the charter (C12). */
export function FirstSignIn() {
  const { state, lock, backToProfiles } = useSession()
  // In an open session the steps come back with the next unlocking; before it, the sign-in is given up.
  const leave = () => (state === 'open' ? void lock('asked') : backToProfiles())
  const later = (
    <div className={styles.links}>
      <Button look="link" icon={Undo2} onClick={leave}>
        {firstLabels.leave}
      </Button>
    </div>
  )
  const steps = useSession((session) => session.firstSteps)
  const person = useSession((session) => session.person)
  const own = person ? [person.login, person.familyName, person.givenName] : []
  if (!steps) return null
  if (steps.mustChangePassword)
    return (
      <LockFrame title={firstLabels.passwordTitle} detail={firstLabels.passwordDetail}>
        <PasswordForm ownNames={own} hasJustGiven={state !== 'open'} />
        {later}
      </LockFrame>
    )
  if (!steps.charter) return null
  return (
    <LockFrame title={steps.charter.title} detail={firstLabels.charterDetail(steps.charter.version)}>
      <CharterForm charter={steps.charter} />
      {later}
    </LockFrame>
  )
}
