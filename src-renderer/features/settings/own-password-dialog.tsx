import { useState } from 'react'
import { passwordDecision } from '#shared/domain/people/password-rules.ts'
import type { PersonMessage } from '#shared/protocol/session.ts'
import { tellRefusal } from '#renderer/features/feature-book.ts'
import { useSession } from '#renderer/lock/session-store.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { PasswordField } from '#renderer/ui/password-field.tsx'
import { settingsLabels } from './labels.fr.ts'
import styles from './panel.module.css'
import { passwordLabels } from './password-labels.fr.ts'

interface OwnPasswordDialogProps {
  readonly person: PersonMessage
  readonly onDone: () => void
  readonly onClose: () => void
}

function useErrors(next: string, again: string, own: readonly string[], wasSent: boolean) {
  const decision = passwordDecision(next, own)
  const isRefused = decision.kind === 'refused'
  const rule = wasSent && isRefused ? tellRefusal(decision.code, decision.params) : null
  return {
    isReady: !isRefused && next === again,
    next: rule ? `${rule.says} ${rule.todo}` : undefined,
    again: wasSent && next !== again ? passwordLabels.differs : undefined,
  }
}

/** Changes one’s own password, online. */
export function OwnPasswordDialog({ person, onDone, onClose }: OwnPasswordDialogProps) {
  const { changePassword, isBusy, problem } = useSession()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const [wasSent, setSent] = useState(false)
  const errors = useErrors(next, again, [person.login, person.familyName, person.givenName], wasSent)
  const told = problem && tellRefusal(problem.code, problem.params)
  const go = () => {
    setSent(true)
    if (isBusy || current === '' || !errors.isReady) return
    void changePassword(current, next).then((result) => {
      if (result.kind === 'done') onDone()
    })
  }
  return (
    <Dialog
      isOpen
      hasForm
      title={settingsLabels.changePassword}
      safe={{ label: settingsLabels.close, onPress: onClose }}
      others={[{ label: settingsLabels.changePassword, onPress: go }]}
    >
      <div className={styles.panel}>
        <PasswordField
          label={passwordLabels.current}
          value={current}
          onChange={setCurrent}
          autoFocus
          error={told ? `${told.says} ${told.todo}` : undefined}
        />
        <PasswordField
          label={passwordLabels.next}
          help={passwordLabels.rule}
          value={next}
          onChange={setNext}
          error={errors.next}
        />
        <PasswordField label={passwordLabels.again} value={again} onChange={setAgain} error={errors.again} />
      </div>
    </Dialog>
  )
}
