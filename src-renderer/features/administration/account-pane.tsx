import { useState } from 'react'
import { roles as allRoles, type Role } from '#shared/domain/core/actor.ts'
import { fullName } from '#shared/domain/people/person-name.ts'
import type { AccountMessage } from '#shared/protocol/administration.ts'
import { RefusalNotice } from '#renderer/features/refusal-notice.tsx'
import { Button } from '#renderer/ui/button.tsx'
import { Checkbox } from '#renderer/ui/checkbox.tsx'
import { Pane, PaneBody, PaneHead } from '#renderer/ui/pane.tsx'
import { DateField } from '#renderer/ui/date-field.tsx'
import styles from './administration.module.css'
import { roleWords } from './account-columns.tsx'
import { FirstPasswordDialog, HearingDialog, ReinstateDialog } from './account-dialogs.tsx'
import { accountLabels, roleLabels } from './labels.fr.ts'
import { useAccountDecision } from './use-account-decision.ts'

interface AccountPaneProps {
  readonly account: AccountMessage
  readonly onChanged: () => void
}

function EndOfRight({ account, onChanged }: AccountPaneProps) {
  const [endsOn, setEndsOn] = useState(account.endsOn ?? '')
  const { refusal, decide } = useAccountDecision(account, onChanged)
  const save = () =>
    void decide('end', { endsOn: endsOn === '' ? null : endsOn }, accountLabels.endSaved(fullName(account)))
  return (
    <div className={styles.row}>
      <div className={styles.date}>
        <DateField
          label={accountLabels.endsOn}
          help={accountLabels.endsOnHelp}
          value={endsOn}
          onChange={setEndsOn}
          error={refusal ? `${refusal.says} ${refusal.todo}` : undefined}
        />
      </div>
      <Button onClick={save}>{accountLabels.endSave}</Button>
    </div>
  )
}

function Roles({ account, onChanged }: AccountPaneProps) {
  const [held, setHeld] = useState<readonly string[]>(account.roles)
  const { refusal, decide } = useAccountDecision(account, onChanged)
  const toggle = (role: Role, isOn: boolean) =>
    setHeld(isOn ? [...held, role] : held.filter((one) => one !== role))
  return (
    <fieldset>
      <legend className={styles.title}>{accountLabels.rolesLegend}</legend>
      {allRoles.map((role) => (
        <Checkbox
          key={role}
          label={roleLabels[role]}
          isChecked={held.includes(role)}
          onChange={(isOn) => toggle(role, isOn)}
        />
      ))}
      <RefusalNotice refusal={refusal} />
      <Button
        closedBecause={held.length === 0 ? accountLabels.noRole : undefined}
        onClick={() => void decide('roles', { roles: held }, accountLabels.rolesSaved(fullName(account)))}
      >
        {accountLabels.rolesSave}
      </Button>
    </fieldset>
  )
}

type Asked = 'none' | 'suspend' | 'reinstate' | 'first-password'

/** One account: what it is, and each decision on it, signed. */
export function AccountPane({ account, onChanged }: AccountPaneProps) {
  const [asked, setAsked] = useState<Asked>('none')
  const name = fullName(account)
  const close = () => setAsked('none')
  const dialog = { account, onChanged, onClose: close }
  return (
    <Pane label={name} ground="side">
      <PaneHead title={name} detail={roleWords(account.roles)} />
      <PaneBody>
        <div className={styles.reading}>
          <p>
            {accountLabels.states[account.state]} · {accountLabels.openSessions(account.openSessions)}
          </p>
          <div className={styles.row}>
            {account.state === 'suspended' ? (
              <Button onClick={() => setAsked('reinstate')}>{accountLabels.reinstate}</Button>
            ) : (
              <Button look="danger" onClick={() => setAsked('suspend')}>
                {accountLabels.suspend}
              </Button>
            )}
            <Button onClick={() => setAsked('first-password')}>{accountLabels.firstPassword}</Button>
          </div>
          <EndOfRight account={account} onChanged={onChanged} />
          <Roles account={account} onChanged={onChanged} />
        </div>
      </PaneBody>
      {asked === 'suspend' && <HearingDialog {...dialog} />}
      {asked === 'reinstate' && <ReinstateDialog {...dialog} />}
      {asked === 'first-password' && <FirstPasswordDialog {...dialog} />}
    </Pane>
  )
}
