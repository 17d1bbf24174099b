import { useSession } from '#renderer/lock/session-store.ts'
import { CharterForm } from './charter-form.tsx'
import { LockFrame } from './lock-frame.tsx'
import { PasswordForm } from './password-form.tsx'
import { firstLabels } from './session-labels.fr.ts'

/** First sign-in: a password of one’s own, then the charter (C12). */
export function FirstSignIn() {
  const steps = useSession((session) => session.firstSteps)
  const person = useSession((session) => session.person)
  const own = person ? [person.login, person.familyName, person.givenName] : []
  if (!steps) return null
  if (steps.mustChangePassword)
    return (
      <LockFrame title={firstLabels.passwordTitle} detail={firstLabels.passwordDetail}>
        <PasswordForm ownNames={own} />
      </LockFrame>
    )
  if (!steps.charter) return null
  return (
    <LockFrame title={steps.charter.title} detail={firstLabels.charterDetail(steps.charter.version)}>
      <CharterForm charter={steps.charter} />
    </LockFrame>
  )
}
