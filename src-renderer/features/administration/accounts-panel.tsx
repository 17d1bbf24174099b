import { Printer } from 'lucide-react'
import { useMemo, useState } from 'react'
import { accountsAnswer } from '#shared/protocol/administration.ts'
import { listName } from '#shared/domain/people/person-name.ts'
import { compareFrench } from '#shared/kernel/french-order.ts'
import { foldText } from '#shared/kernel/fold-text.ts'
import { usePortalData } from '#renderer/features/use-portal-data.ts'
import { Button } from '#renderer/ui/button.tsx'
import { DataTable } from '#renderer/ui/data-table.tsx'
import { Pane } from '#renderer/ui/pane.tsx'
import { SearchField } from '#renderer/ui/search-field.tsx'
import { EmptyPage } from '#renderer/ui/seyes-page.tsx'
import { SplitStage } from '#renderer/ui/split-stage.tsx'
import { accountColumns } from './account-columns.tsx'
import { AccountPane } from './account-pane.tsx'
import styles from './administration.module.css'
import { FirstIdentifiersDialog } from './first-identifiers-dialog.tsx'
import { accountLabels } from './labels.fr.ts'
import { PortalState } from './portal-state.tsx'
import { useMoment } from './use-moment.ts'

/** Every account of the school, and the one chosen. */
export function AccountsPanel() {
  const data = usePortalData('/administration/accounts', accountsAnswer)
  const [typed, setTyped] = useState('')
  const [chosenId, setChosenId] = useState<string | undefined>(undefined)
  const [asked, setAsked] = useState(0)
  const [isPrinting, setPrinting] = useState(false)
  const moment = useMoment()
  const columns = useMemo(() => accountColumns(moment), [moment])
  const accounts = data.value?.accounts
  const shown = useMemo(() => {
    const wanted = foldText(typed)
    return (accounts ?? [])
      .filter((account) =>
        foldText(`${account.familyName} ${account.givenName} ${account.login}`).includes(wanted),
      )
      .sort((a, b) => compareFrench(listName(a), listName(b)))
  }, [accounts, typed])
  const chosen = accounts?.find((account) => account.accountId === chosenId)
  const list = (
    <div className={styles.stage}>
      <div className={styles.tools}>
        <div className={styles.search}>
          <SearchField label={accountLabels.search} value={typed} onChange={setTyped} />
        </div>
        <span className={styles.count}>{accountLabels.count(shown.length)}</span>
        <Button icon={Printer} onClick={() => setPrinting(true)}>
          {accountLabels.print}
        </Button>
      </div>
      <PortalState data={data} />
      <div className={styles.fill}>
        <DataTable
          label={accountLabels.count(shown.length)}
          rows={shown}
          rowId={(account) => account.accountId}
          columns={columns}
          selectedId={chosenId}
          onOpen={(account) => {
            setChosenId(account.accountId)
            setAsked(asked + 1)
          }}
          empty={accounts && <EmptyPage title={accountLabels.none}>{accountLabels.noneBody}</EmptyPage>}
        />
      </div>
      <FirstIdentifiersDialog isOpen={isPrinting} onClose={() => setPrinting(false)} onDone={data.reload} />
    </div>
  )
  const detail = chosen ? (
    <AccountPane key={chosen.accountId} account={chosen} onChanged={data.reload} />
  ) : (
    <Pane label={accountLabels.choose} ground="side">
      <EmptyPage title={accountLabels.choose} marginWidth={34}>
        {accountLabels.chooseBody}
      </EmptyPage>
    </Pane>
  )
  return (
    <SplitStage
      showRight={asked}
      work={list}
      right={{ label: accountLabels.choose, width: 380, content: detail }}
    />
  )
}
