import { useState } from 'react'
import { hasRole } from '#shared/domain/core/actor.ts'
import { courtesyName } from '#shared/domain/people/person-name.ts'
import { staffMemberRecord } from '#shared/domain/people/staff-member.ts'
import { closeProblem } from '#shared/domain/problem-report/problem-report-commands.ts'
import {
  problemReportRecord,
  problemTextMax,
  type ProblemReport,
} from '#shared/domain/problem-report/problem-report.ts'
import { epochMsOf, type Instant } from '#shared/kernel/instant.ts'
import { RefusalNotice } from '#renderer/features/refusal-notice.tsx'
import { tellRefusal } from '#renderer/features/feature-book.ts'
import type { RefusalLabel } from '#renderer/features/feature-line.ts'
import { useSchoolWall } from '#renderer/features/use-school-wall.ts'
import { useDraft } from '#renderer/store/drafts.ts'
import { runCommand } from '#renderer/store/run-command.ts'
import { useRecords } from '#renderer/store/use-records.ts'
import { useSchool } from '#renderer/store/use-school.ts'
import { Button } from '#renderer/ui/button.tsx'
import { formatMoment } from '#renderer/ui/format-fr.ts'
import { MarginList, MarginRow } from '#renderer/ui/margin-list.tsx'
import { Pane, PaneBody, PaneHead } from '#renderer/ui/pane.tsx'
import { EmptyPage } from '#renderer/ui/seyes-page.tsx'
import { StatusIcon } from '#renderer/ui/status-chip.tsx'
import { TextArea } from '#renderer/ui/text-area.tsx'
import { showToast } from '#renderer/ui/toast-store.ts'
import { problemLabels } from './labels.fr.ts'
import styles from './problem.module.css'

function useTold() {
  const staff = useRecords(staffMemberRecord)
  const { wallAt } = useSchool()
  const today = useSchoolWall().date
  return {
    nameOf: (id: string | null) => {
      const person = staff.find((one) => one.id === id)
      return person ? courtesyName(person) : problemLabels.someone
    },
    moment: (instant: Instant) => formatMoment(wallAt(epochMsOf(instant)), today),
  }
}

function AnswerForm({ report }: { readonly report: ProblemReport }) {
  const [answer, setAnswer, clearDraft] = useDraft(`problem-answer:${report.id}`)
  const [refusal, setRefusal] = useState<RefusalLabel | null>(null)
  const isReady = answer.trim() !== '' && answer.trim().length <= problemTextMax
  const reply = async () => {
    if (!isReady) return
    const result = await runCommand(closeProblem, { id: report.id, answer: answer.trim() })
    if (result.kind === 'refused') return setRefusal(tellRefusal(result.code, result.params))
    clearDraft()
    showToast({ text: problemLabels.replied })
  }
  return (
    <div className={styles.answer}>
      <TextArea
        label={problemLabels.answer}
        help={problemLabels.answerHelp}
        value={answer}
        onChange={setAnswer}
        max={problemTextMax}
        rows={2}
      />
      <RefusalNotice refusal={refusal} />
      <Button onClick={() => void reply()}>{problemLabels.reply}</Button>
    </div>
  )
}

function Report({ report, canAnswer }: { readonly report: ProblemReport; readonly canAnswer: boolean }) {
  const { nameOf, moment } = useTold()
  const isOpen = report.state === 'open'
  return (
    <MarginRow
      margin={<StatusIcon status={isOpen ? 'announced' : 'done'} />}
      value={isOpen ? problemLabels.open : problemLabels.closed}
      detail={
        <>
          <p className={styles.text}>{report.text}</p>
          {!isOpen && (
            <p className={styles.text}>
              <b>{problemLabels.answerOf(nameOf(report.closedBy))}</b> {report.answer}
            </p>
          )}
          {isOpen && canAnswer && <AnswerForm report={report} />}
        </>
      }
    >
      <span>{problemLabels.by(nameOf(report.by), moment(report.typedAt))}</span>
    </MarginRow>
  )
}

/** One’s own reports, or all of them for an administrator, latest first. */
export function ReportList() {
  const reports = useRecords(problemReportRecord)
  const { actor } = useSchool()
  const canAnswer = hasRole(actor, 'administrator')
  const shown = [...reports].sort((a, b) => (a.typedAt < b.typedAt ? 1 : -1))
  const title = canAnswer ? problemLabels.all : problemLabels.mine
  return (
    <Pane label={title} ground="side">
      <PaneHead title={title} aside={String(shown.length)} />
      <PaneBody>
        {shown.length === 0 && (
          <EmptyPage title={problemLabels.none} marginWidth={38}>
            {problemLabels.noneBody}
          </EmptyPage>
        )}
        <MarginList aria-label={title} rowHeight={44}>
          {shown.map((report) => (
            <Report key={report.id} report={report} canAnswer={canAnswer} />
          ))}
        </MarginList>
      </PaneBody>
    </Pane>
  )
}
