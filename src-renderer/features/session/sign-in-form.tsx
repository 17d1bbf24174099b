import { useRef, useState, type FormEvent } from 'react'
import { useSession } from '#renderer/lock/session-store.ts'
import { Button } from '#renderer/ui/button.tsx'
import { PasswordField } from '#renderer/ui/password-field.tsx'
import { TextField } from '#renderer/ui/text-field.tsx'
import { problemWords } from './problem-words.ts'
import { sessionLabels } from './session-labels.fr.ts'
import styles from './sign-in-form.module.css'
import { SubmitButton } from './submit-button.tsx'
import { useCountdown } from './use-countdown.ts'

/** For a person who has no profile on this post: online. */
export function SignInForm({ canGoBack }: { readonly canGoBack: boolean }) {
  const { signIn, backToProfiles, isBusy, problem } = useSession()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [wasSent, setSent] = useState(false)
  const passwordField = useRef<HTMLInputElement>(null)
  const wait = useCountdown(problem)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setSent(true)
    if (wait > 0 || isBusy || login.trim() === '' || password === '') return
    void signIn(login.trim(), password).then((result) => {
      if (result.kind === 'done') return
      setSent(false)
      setPassword('')
      passwordField.current?.focus()
    })
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextField
        size="desk"
        label={sessionLabels.login}
        help={sessionLabels.loginHelp}
        value={login}
        onChange={setLogin}
        autoCapitalize="none"
        maxLength={100}
        autoFocus
        error={wasSent && login.trim() === '' ? sessionLabels.missingLogin : undefined}
      />
      <PasswordField
        ref={passwordField}
        size="desk"
        label={sessionLabels.password}
        value={password}
        onChange={setPassword}
        error={wasSent && password === '' ? sessionLabels.missingPassword : problemWords(problem, wait)}
      />
      <div className={styles.answers}>
        {canGoBack && (
          <Button size="desk" onClick={backToProfiles} chord="Escape">
            {sessionLabels.back}
          </Button>
        )}
        <SubmitButton isBusy={isBusy} wait={wait}>
          {isBusy ? sessionLabels.signingIn : sessionLabels.signIn}
        </SubmitButton>
      </div>
    </form>
  )
}
