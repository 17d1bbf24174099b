import { formatHour, formatMinutes, formatNumber } from '#renderer/ui/format-fr.ts'
import { ListName, MarginList, MarginRow } from '#renderer/ui/margin-list.tsx'
import { Mark } from '#renderer/ui/mark.tsx'
import { Pane, PaneBody, PaneHead } from '#renderer/ui/pane.tsx'
import { EmptyPage, SeyesPage } from '#renderer/ui/seyes-page.tsx'
import { StatusChip } from '#renderer/ui/status-chip.tsx'
import { useKeys } from '#renderer/ui/use-keys.ts'
import { useListCursor } from '#renderer/ui/use-list-cursor.ts'
import { showSlip } from './desk-store.ts'
import { labels, tellReason } from './labels.fr.ts'
import type { Slip } from './late-queries.ts'
import { divisionOf } from './slip-facts.ts'
import styles from './slip-lists.module.css'

/** Slips typed in this sitting; ruled paper continues under them: the page waits to be filled. */
export function Queue({ slips }: { readonly slips: readonly Slip[] }) {
  const cursor = useListCursor(slips.length)
  const showCurrent = () => {
    const slip = slips[cursor.index]
    if (slip) showSlip(slip.mark.id)
  }
  useKeys({
    name: labels.queue,
    within: cursor.listRef,
    bindings: [{ keys: ['Enter', 'Space'], label: labels.keys.show, run: showCurrent }],
  })
  return (
    <section className={styles.queue} aria-label={labels.queue}>
      <PaneHead
        title={labels.queue}
        aside={labels.typed(slips.length)}
        end={slips.length > 1 ? labels.firstOnTop : undefined}
      />
      <div className={styles.rows}>
        <MarginList {...cursor.listProps} rowHeight={38} marginWidth={46} aria-label={labels.queue}>
          {slips.map(({ mark, student, rollCall, waitsHere }, index) => (
            <MarginRow
              key={mark.id}
              {...cursor.rowProps(index)}
              margin={
                mark.slipNumber === undefined ? (
                  <Mark look="ocre" letter="R" />
                ) : (
                  <b className={styles.number}>{formatNumber(mark.slipNumber)}</b>
                )
              }
              onClick={() => showSlip(mark.id)}
              value={
                <StatusChip status={waitsHere ? 'here' : 'portal'}>
                  {waitsHere ? labels.here : labels.atPortal}
                </StatusChip>
              }
            >
              <ListName familyName={student.familyName} givenName={student.givenName} />
              <span className={styles.aside}>{divisionOf(student, rollCall.date)}</span>
              <span className={styles.aside}>{formatHour(mark.at ?? rollCall.start)}</span>
              <span className={styles.late}>{formatMinutes(mark.minutes ?? 0)}</span>
            </MarginRow>
          ))}
        </MarginList>
        {slips.length === 0 ? (
          <EmptyPage title={labels.emptyQueue} marginWidth={46}>
            {labels.emptyQueueWords}
          </EmptyPage>
        ) : (
          <SeyesPage isFull />
        )}
      </div>
    </section>
  )
}

/** The day’s slips of every post. */
export function LastSlips({ slips }: { readonly slips: readonly Slip[] }) {
  return (
    <Pane label={labels.last} ground="side">
      <PaneHead title={labels.last} aside={slips.length > 0 ? labels.today(slips.length) : undefined} />
      <PaneBody>
        {slips.length === 0 && (
          <EmptyPage title={labels.noneToday} marginWidth={20}>
            {labels.noneTodayWords}
          </EmptyPage>
        )}
        <ul>
          {slips.map(({ mark, student, rollCall }) => (
            <li key={mark.id}>
              <button type="button" className={styles.slip} onClick={() => showSlip(mark.id)}>
                <span className={styles.torn}>
                  {mark.slipNumber === undefined ? '' : labels.number(mark.slipNumber)}
                </span>
                <span className={styles.who}>
                  <ListName familyName={student.familyName} givenName={student.givenName} />
                  <span className={styles.detail}>
                    {divisionOf(student, rollCall.date)} · {tellReason(mark.reason)}
                  </span>
                </span>
                <span className={styles.figures}>
                  <b>{formatHour(mark.at ?? rollCall.start)}</b>
                  <span className={styles.late}>{formatMinutes(mark.minutes ?? 0)}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      </PaneBody>
    </Pane>
  )
}
