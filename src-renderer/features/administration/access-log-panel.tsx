import { useMemo, useState } from 'react'
import type { z } from 'zod'
import { fullName } from '#shared/domain/people/person-name.ts'
import { accessLogAnswer, accountsAnswer } from '#shared/protocol/administration.ts'
import { callPortal } from '#renderer/features/call-portal.ts'
import { tellRefusal } from '#renderer/features/feature-book.ts'
import type { RefusalLabel } from '#renderer/features/feature-line.ts'
import { Button } from '#renderer/ui/button.tsx'
import { DataTable, type DataColumn } from '#renderer/ui/data-table.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { EmptyPage } from '#renderer/ui/seyes-page.tsx'
import styles from './administration.module.css'
import { logLabels } from './labels.fr.ts'
import { useMoment } from './use-moment.ts'

type LogLine = z.infer<typeof accessLogAnswer>['lines'][number]

const pageLines = 200

function useLog() {
  const [lines, setLines] = useState<readonly LogLine[] | null>(null)
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map())
  const [refusal, setRefusal] = useState<RefusalLabel | null>(null)
  const [hasMore, setMore] = useState(false)
  const read = async () => {
    const before = lines?.at(-1)?.id
    const path = `/administration/access-log?limit=${pageLines}${before === undefined ? '' : `&before=${before}`}`
    const [call, accounts] = await Promise.all([
      callPortal(path, accessLogAnswer),
      callPortal('/administration/accounts', accountsAnswer),
    ])
    setRefusal(call.kind === 'refused' ? tellRefusal(call.code, call.params) : null)
    if (accounts.kind === 'answer')
      setNames(new Map(accounts.value.accounts.map((one) => [one.accountId, fullName(one)])))
    if (call.kind === 'refused') return
    setLines([...(lines ?? []), ...call.value.lines])
    setMore(call.value.lines.length === pageLines)
  }
  return { lines, names, refusal, hasMore, read }
}

function logColumns(
  names: ReadonlyMap<string, string>,
  moment: (instant: string) => string,
): readonly DataColumn<LogLine>[] {
  const who = (id: string | null) => names.get(id ?? '') ?? logLabels.nobody
  return [
    { id: 'at', head: logLabels.at, cell: (line) => moment(line.at), width: '270px' },
    { id: 'who', head: logLabels.who, cell: (line) => who(line.accountId), width: '220px' },
    { id: 'what', head: logLabels.what, cell: (line) => logLabels.actions[line.action] ?? line.action },
    {
      id: 'on',
      head: logLabels.on,
      cell: (line) => (line.target === null ? '' : (names.get(line.target) ?? line.target)),
    },
  ]
}

/** The log that only grows, a right of its own; reading it leaves a line in it, so it is asked for (C13). */
export function AccessLogPanel() {
  const { lines, names, refusal, hasMore, read } = useLog()
  const moment = useMoment()
  const columns = useMemo(() => logColumns(names, moment), [names, moment])
  return (
    <div className={styles.stage}>
      <div className={styles.tools}>
        <p className={styles.count}>{logLabels.detail}</p>
        {lines === null && <Button onClick={() => void read()}>{logLabels.open}</Button>}
        {hasMore && <Button onClick={() => void read()}>{logLabels.older}</Button>}
      </div>
      {refusal && (
        <div className={styles.state}>
          <Notice tone="ocre" status="warning" title={refusal.says}>
            {refusal.todo}
          </Notice>
        </div>
      )}
      {lines === null ? (
        <EmptyPage title={logLabels.open}>{logLabels.openBody}</EmptyPage>
      ) : (
        <div className={styles.fill}>
          <DataTable
            label={logLabels.what}
            rows={lines}
            rowId={(line) => String(line.id)}
            columns={columns}
            empty={<EmptyPage title={logLabels.none} />}
          />
        </div>
      )}
    </div>
  )
}
