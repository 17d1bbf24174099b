import { CircleCheck, CircleDashed } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { passwordDecision } from '#shared/domain/people/password-rules.ts'
import { useSession } from '#renderer/lock/session-store.ts'
import { PasswordField } from '#renderer/ui/password-field.tsx'
import { VisuallyHidden } from '#renderer/ui/visually-hidden.tsx'
import styles from './password-form.module.css'
import { hintsOf } from './password-hints.ts'
import { problemWords } from './problem-words.ts'
import { firstLabels } from './session-labels.fr.ts'
import { tellProblem } from './session-problem-labels.fr.ts'
import { SubmitButton } from './submit-button.tsx'
import { useCountdown } from './use-countdown.ts'

function Hint({ isMet, words }: { readonly isMet: boolean; readonly words: string }) {
  const Icon = isMet ? CircleCheck : CircleDashed
  return (
    <li className={isMet ? styles.met : styles.unmet}>
      <Icon size={16} aria-hidden />
      {words}
      <VisuallyHidden>{isMet ? firstLabels.met : firstLabels.unmet}</VisuallyHidden>
    </li>
  )
}

function Hints({ password }: { readonly password: string }) {
  const { length, classes, words } = hintsOf(password)
  return (
    <div className={styles.hints}>
      <p className={styles.hintTitle}>{firstLabels.ruleTitle}</p>
      <ul>
        <Hint isMet={length >= 12 && classes === 4} words={firstLabels.rules.four} />
        <Hint isMet={length >= 14 && classes >= 3} words={firstLabels.rules.three} />
        <Hint isMet={words >= 7} words={firstLabels.rules.phrase} />
        <Hint isMet={length >= 25} words={firstLabels.rules.long} />
      </ul>
      <p className={styles.note}>{firstLabels.notOwn}</p>
    </div>
  )
}

function isOfCurrent(code: string | undefined): boolean {
  return code === 'wrong-current-password' || code === 'too-many-tries'
}

interface PasswordFormProps {
  readonly ownNames: readonly string[]
  /** The present password has just opened the session: it is not asked again. */
  readonly hasJustGiven?: boolean
}

/** Changes one’s own password, with the CNIL’s rule told as one types. */
export function PasswordForm({ ownNames, hasJustGiven = false }: PasswordFormProps) {
  const { changePassword, isBusy, problem } = useSession()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const [wasSent, setSent] = useState(false)
  const wait = useCountdown(problem)
  const decision = passwordDecision(next, ownNames)
  const isAboutCurrent = !hasJustGiven && isOfCurrent(problem?.code)
  const told = problemWords(problem, wait)
  const ruleError =
    wasSent && decision.kind === 'refused' ? tellProblem(decision.code, decision.params) : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setSent(true)
    if (isBusy || wait > 0 || decision.kind === 'refused' || next !== again) return
    if (!hasJustGiven && current === '') return
    void changePassword(hasJustGiven ? null : current, next)
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {!hasJustGiven && (
        <PasswordField
          size="desk"
          label={firstLabels.current}
          value={current}
          onChange={setCurrent}
          autoFocus
          error={isAboutCurrent ? told : undefined}
        />
      )}
      <PasswordField
        size="desk"
        label={firstLabels.next}
        value={next}
        onChange={setNext}
        autoFocus={hasJustGiven}
        error={ruleError ?? (isAboutCurrent ? undefined : told)}
      />
      <Hints password={next} />
      <PasswordField
        size="desk"
        label={firstLabels.again}
        value={again}
        onChange={setAgain}
        error={wasSent && next !== again ? firstLabels.differs : undefined}
      />
      <div className={styles.answers}>
        <SubmitButton isBusy={isBusy} wait={wait}>
          {firstLabels.change}
        </SubmitButton>
      </div>
    </form>
  )
}
