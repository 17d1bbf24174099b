import { useState, type FormEvent } from 'react'
import type { FirstSteps } from '#renderer/lock/session.ts'
import { useSession } from '#renderer/lock/session-store.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Checkbox } from '#renderer/ui/checkbox.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import styles from './charter-form.module.css'
import { problemWords } from './problem-words.ts'
import { firstLabels } from './session-labels.fr.ts'

/** The charter, read then accepted (C12). */
export function CharterForm({ charter }: { readonly charter: NonNullable<FirstSteps['charter']> }) {
  const { acceptCharter, isBusy, problem } = useSession()
  const [isAccepted, setAccepted] = useState(false)
  const told = problemWords(problem, 0)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isAccepted && !isBusy) void acceptCharter(charter.version)
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <div className={styles.text} tabIndex={0} role="region" aria-label={charter.title}>
        {charter.text.split(/\n{2,}/).map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
      {told !== undefined && (
        <Notice tone="rouge" status="refused" isUrgent>
          {told}
        </Notice>
      )}
      <div className={styles.answers}>
        <Checkbox label={firstLabels.accept} isChecked={isAccepted} onChange={setAccepted} />
        <Button
          type="submit"
          look="primary"
          size="desk"
          aria-busy={isBusy}
          closedBecause={isAccepted ? undefined : firstLabels.acceptFirst}
        >
          {firstLabels.acceptButton}
        </Button>
      </div>
    </form>
  )
}
