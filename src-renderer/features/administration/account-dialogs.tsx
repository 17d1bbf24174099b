import { useState } from 'react'
import { fullName } from '#shared/domain/people/person-name.ts'
import { canSuspend } from '#shared/domain/people/suspension-rules.ts'
import { isPlainDate } from '#shared/kernel/plain-date.ts'
import { firstPasswordAnswer, type AccountMessage } from '#shared/protocol/administration.ts'
import { callPortal } from '#renderer/features/call-portal.ts'
import { tellRefusal } from '#renderer/features/feature-book.ts'
import type { RefusalLabel } from '#renderer/features/feature-line.ts'
import { useSchoolWall } from '#renderer/features/use-school-wall.ts'
import { DateField } from '#renderer/ui/date-field.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { TextArea } from '#renderer/ui/text-area.tsx'
import styles from './administration.module.css'
import { accountLabels, administrationLabels } from './labels.fr.ts'
import { useAccountDecision } from './use-account-decision.ts'

interface AccountDialogProps {
  readonly account: AccountMessage
  readonly onChanged: () => void
  readonly onClose: () => void
}

function Refused({ refusal }: { readonly refusal: RefusalLabel | null }) {
  if (!refusal) return null
  return (
    <Notice tone="rouge" status="refused" title={refusal.says} isUrgent>
      {refusal.todo}
    </Notice>
  )
}

/** Suspension only after the person was heard: the day and the summary are mandatory (C6). */
export function HearingDialog({ account, onChanged, onClose }: AccountDialogProps) {
  const [heardOn, setHeardOn] = useState('')
  const [summary, setSummary] = useState('')
  const [wasSent, setSent] = useState(false)
  const today = useSchoolWall().date
  const { refusal, decide } = useAccountDecision(account, onChanged)
  const day = isPlainDate(heardOn) ? heardOn : null
  const decision = canSuspend({ heardOn: day, summary }, today)
  const local = wasSent && decision.kind === 'refused' ? tellRefusal(decision.code, decision.params) : null
  const go = async () => {
    setSent(true)
    if (decision.kind === 'refused') return
    if (await decide('suspend', { heardOn: day, summary }, accountLabels.suspended(fullName(account))))
      onClose()
  }
  return (
    <Dialog
      isOpen
      hasForm
      title={accountLabels.suspendTitle(fullName(account))}
      safe={{ label: administrationLabels.cancel, onPress: onClose }}
      others={[{ label: accountLabels.suspend, onPress: () => void go(), isDanger: true }]}
    >
      <p>{accountLabels.suspendBody}</p>
      <div className={styles.form}>
        <div className={styles.date}>
          <DateField label={accountLabels.heardOn} value={heardOn} onChange={setHeardOn} autoFocus />
        </div>
        <TextArea label={accountLabels.summary} value={summary} onChange={setSummary} max={4000} rows={4} />
        <Refused refusal={local ?? refusal} />
      </div>
    </Dialog>
  )
}

/** Gives an access back; the reason is kept beside. */
export function ReinstateDialog({ account, onChanged, onClose }: AccountDialogProps) {
  const [summary, setSummary] = useState('')
  const { refusal, decide } = useAccountDecision(account, onChanged)
  const go = async () => {
    if (await decide('reinstate', { summary }, accountLabels.reinstated(fullName(account)))) onClose()
  }
  return (
    <Dialog
      isOpen
      hasForm
      title={accountLabels.reinstateTitle(fullName(account))}
      safe={{ label: administrationLabels.cancel, onPress: onClose }}
      others={[{ label: accountLabels.reinstate, onPress: () => void go() }]}
    >
      <p>{accountLabels.reinstateBody}</p>
      <div className={styles.form}>
        <TextArea
          label={accountLabels.reason}
          value={summary}
          onChange={setSummary}
          max={4000}
          rows={3}
          autoFocus
        />
        <Refused refusal={refusal} />
      </div>
    </Dialog>
  )
}

/** A new first password, shown once. */
export function FirstPasswordDialog({ account, onChanged, onClose }: AccountDialogProps) {
  const [shown, setShown] = useState<{ readonly login: string; readonly firstPassword: string } | null>(null)
  const [refusal, setRefusal] = useState<RefusalLabel | null>(null)
  const go = async () => {
    const path = `/administration/accounts/${account.accountId}/first-password`
    const call = await callPortal(path, firstPasswordAnswer, { method: 'POST', body: {} })
    setRefusal(call.kind === 'refused' ? tellRefusal(call.code, call.params) : null)
    if (call.kind === 'refused') return
    setShown(call.value)
    onChanged()
  }
  return (
    <Dialog
      isOpen
      title={accountLabels.firstPasswordTitle(fullName(account))}
      safe={{ label: shown ? administrationLabels.close : administrationLabels.cancel, onPress: onClose }}
      others={shown ? [] : [{ label: accountLabels.firstPasswordGo, onPress: () => void go() }]}
    >
      {shown ? (
        <div className={styles.form}>
          <p>{accountLabels.firstPasswordShown}</p>
          <p className={styles.secret}>
            {shown.login} · {shown.firstPassword}
          </p>
        </div>
      ) : (
        <p>{accountLabels.firstPasswordBody}</p>
      )}
      <Refused refusal={refusal} />
    </Dialog>
  )
}
