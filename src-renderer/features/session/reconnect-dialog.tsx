import { useState } from 'react'
import { useSession } from '#renderer/lock/session-store.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { PasswordField } from '#renderer/ui/password-field.tsx'
import { problemWords } from './problem-words.ts'
import { reconnectLabels, sessionLabels } from './session-labels.fr.ts'
import { useCountdown } from './use-countdown.ts'
import styles from './reconnect-dialog.module.css'

function ReconnectForm({ onClose }: { readonly onClose: () => void }) {
  const { reconnect, isBusy, problem } = useSession()
  const [password, setPassword] = useState('')
  const wait = useCountdown(problem)
  const go = () => {
    if (isBusy || wait > 0 || password === '') return
    void reconnect(password).then((result) => {
      if (result.kind === 'done') onClose()
      else setPassword('')
    })
  }
  return (
    <Dialog
      isOpen
      hasForm
      title={reconnectLabels.title}
      safe={{ label: reconnectLabels.later, onPress: onClose }}
      others={[{ label: reconnectLabels.go, onPress: go, chord: 'Enter' }]}
    >
      <p>{reconnectLabels.body}</p>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          go()
        }}
      >
        <PasswordField
          label={sessionLabels.password}
          value={password}
          onChange={setPassword}
          error={problemWords(problem, wait)}
          autoFocus
        />
      </form>
    </Dialog>
  )
}

/** The portal’s session ended while the vault stays open: only the password is asked. */
export function ReconnectDialog({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean
  readonly onClose: () => void
}) {
  return isOpen ? <ReconnectForm onClose={onClose} /> : null
}
