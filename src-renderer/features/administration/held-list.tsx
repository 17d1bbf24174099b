import { useState } from 'react'
import type { z } from 'zod'
import { courtesyName, listName } from '#shared/domain/people/person-name.ts'
import { staffMemberRecord } from '#shared/domain/people/staff-member.ts'
import { subjectRecord } from '#shared/domain/people/structures.ts'
import { studentRecord } from '#shared/domain/people/student.ts'
import { heldAnswer } from '#shared/protocol/administration.ts'
import { doneAnswer } from '#shared/protocol/session.ts'
import { callPortal } from '#renderer/features/call-portal.ts'
import { tellRefusal } from '#renderer/features/feature-book.ts'
import type { RefusalLabel } from '#renderer/features/feature-line.ts'
import { usePortalData } from '#renderer/features/use-portal-data.ts'
import { useRecords } from '#renderer/store/use-records.ts'
import { Button } from '#renderer/ui/button.tsx'
import { MarginList, MarginRow } from '#renderer/ui/margin-list.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { EmptyPage } from '#renderer/ui/seyes-page.tsx'
import { StatusIcon } from '#renderer/ui/status-chip.tsx'
import { showToast } from '#renderer/ui/toast-store.ts'
import styles from './administration.module.css'
import {
  asksForTeacher,
  choiceTaken,
  decisionOf,
  heldChoices,
  heldSubject,
  teacherChoice,
  type HeldChoice,
} from './held-decisions.ts'
import { importLabels } from './labels.fr.ts'
import { PortalState } from './portal-state.tsx'
import { TeacherChoice } from './teacher-choice.tsx'

type HeldItem = z.infer<typeof heldAnswer>['items'][number]

function useChoiceWords(): (choice: HeldChoice) => string {
  const students = useRecords(studentRecord)
  const staff = useRecords(staffMemberRecord)
  return ({ kind, value }) => {
    switch (kind) {
      case 'division':
        return importLabels.inDivision(value)
      case 'same-as': {
        const student = students.find((one) => one.id === value)
        return importLabels.sameAs(student ? listName(student) : importLabels.unknownStudent)
      }
      case 'new-pupil':
        return importLabels.newStudent
      case 'teacher': {
        const teacher = staff.find((one) => one.id === value)
        return importLabels.isTeacher(teacher ? courtesyName(teacher) : importLabels.unknownTeacher)
      }
      case 'without-teacher':
        return importLabels.withoutTeacher
    }
  }
}

function Decisions({ item, onSettled }: { readonly item: HeldItem; readonly onSettled: () => void }) {
  const words = useChoiceWords()
  const [refusal, setRefusal] = useState<RefusalLabel | null>(null)
  const choices = heldChoices(item.code, item.payload)
  const settle = async (choice: HeldChoice) => {
    const body = { code: item.code, id: item.id, decision: decisionOf(choice) }
    const call = await callPortal('/administration/held/settle', doneAnswer, { method: 'POST', body })
    setRefusal(call.kind === 'refused' ? tellRefusal(call.code, call.params) : null)
    if (call.kind === 'refused') return
    showToast({ text: importLabels.settled })
    onSettled()
  }
  if (choices.length === 0) return <p>{importLabels.incomplete}</p>
  return (
    <>
      <div className={styles.decisions}>
        {choices.map((choice) => (
          <Button key={choice.key} size="head" onClick={() => void settle(choice)}>
            {words(choice)}
          </Button>
        ))}
      </div>
      {asksForTeacher(item.code) && (
        <TeacherChoice onPick={(staffId) => void settle(teacherChoice(staffId))} />
      )}
      {refusal && (
        <Notice tone="rouge" status="refused" title={`${importLabels.notSettled}. ${refusal.says}`} isUrgent>
          {refusal.todo}
        </Notice>
      )}
    </>
  )
}

/** The name behind the codes of the message: « BLANQUART Anaé », « Mathématiques ». */
function useHeldWords(item: HeldItem): string {
  const subjects = useRecords(subjectRecord)
  const { student, subjectCode } = heldSubject(item.payload)
  if (student) return listName(student)
  return subjects.find((one) => one.code === subjectCode)?.label ?? ''
}

function HeldRow({ item, onSettled }: { readonly item: HeldItem; readonly onSettled: () => void }) {
  const words = useChoiceWords()
  const about = useHeldWords(item)
  const taken = choiceTaken(item.decision)
  const isDecided = item.decision !== null
  return (
    <MarginRow
      margin={<StatusIcon status={isDecided ? 'done' : 'twoTexts'} />}
      value={isDecided ? importLabels.decided(taken === null ? '' : words(taken)) : undefined}
      detail={isDecided ? undefined : <Decisions item={item} onSettled={onSettled} />}
    >
      {about !== '' && <b>{about}</b>}
      <span>{item.message}</span>
    </MarginRow>
  )
}

/** What imports have set aside, and the decisions that hold for the next one. */
export function HeldList() {
  const data = usePortalData('/administration/held', heldAnswer)
  const items = data.value?.items ?? []
  return (
    <section>
      <h2 className={styles.title}>{importLabels.heldTitle}</h2>
      <PortalState data={data} />
      {data.value && items.length === 0 && (
        <EmptyPage title={importLabels.heldNone} isFull={false} marginWidth={38}>
          {importLabels.heldNoneBody}
        </EmptyPage>
      )}
      <MarginList aria-label={importLabels.heldTitle} rowHeight={36}>
        {items.map((item) => (
          <HeldRow key={`${item.code}:${item.id}`} item={item} onSettled={data.reload} />
        ))}
      </MarginList>
    </section>
  )
}
