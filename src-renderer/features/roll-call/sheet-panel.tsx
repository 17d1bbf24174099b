import { useCallback, useEffect, useRef, useState } from 'react'
import { Undo2 } from 'lucide-react'
import { IconButton } from '#renderer/ui/icon-button.tsx'
import { Pane, PaneBody, PaneHead } from '#renderer/ui/pane.tsx'
import { EmptyPage } from '#renderer/ui/seyes-page.tsx'
import { narrowQuery, rightDrawerQuery, useMedia } from '#renderer/ui/use-media.ts'
import { canChangeTimetable } from '#shared/domain/timetable/lesson-commands.ts'
import { useSchool } from '#renderer/store/use-school.ts'
import type { Student } from '#shared/domain/people/student.ts'
import { KeysStrip } from './keys-legend.tsx'
import { labels } from './labels.fr.ts'
import { LessonDialog } from './lesson-dialog.tsx'
import { NameSearch } from './name-search.tsx'
import { NoteBar } from './note-bar.tsx'
import { PermanenceField } from './permanence-field.tsx'
import { SheetCounts } from './sheet-counts.tsx'
import { SheetFoot } from './sheet-foot.tsx'
import { SheetList } from './sheet-list.tsx'
import { SheetNotices } from './sheet-notices.tsx'
import type { AsideOfLesson } from './use-lesson-aside.ts'
import type { SheetStage } from './use-sheet-stage.ts'
import styles from './sheet-panel.module.css'

/** Where the window is narrow, the pupil’s pane is a drawer: the keys come under the head, with the way back. */
function Strip({ stage }: { readonly stage: SheetStage }) {
  const { closing, canUndo, press, undo } = stage
  return (
    <div className={styles.strip}>
      <KeysStrip onPress={press} isClosed={closing !== null} />
      {canUndo && !closing && <IconButton icon={Undo2} label={labels.undo} chord="Ctrl+Z" onClick={undo} />}
    </div>
  )
}

function Head({ stage }: { readonly stage: SheetStage }) {
  const { lesson, audience, subject, sheet, closing } = stage
  const hasStrip = useMedia(rightDrawerQuery)
  const isNarrow = useMedia(narrowQuery)
  const room = lesson.room === '' ? [] : [labels.room(lesson.room)]
  const facts = [labels.lesson(lesson.start, lesson.end), ...room, labels.students(sheet.rows.length)].join(
    ' · ',
  )
  const isCorrecting = sheet.rollCall?.state === 'done' && closing === null
  const detail = (
    <>
      {!isNarrow && facts}
      {isCorrecting && <span className={styles.correcting}>{labels.correcting}</span>}
    </>
  )
  return (
    <>
      <PaneHead
        size="page"
        level={1}
        title={[audience, subject].filter(Boolean).join(' · ')}
        detail={isNarrow && !isCorrecting ? undefined : detail}
        end={<SheetCounts counts={sheet.counts} />}
      />
      {hasStrip && <Strip stage={stage} />}
    </>
  )
}

function Empty({ stage }: { readonly stage: SheetStage }) {
  const isInverted = stage.lesson.form === 'permanence'
  return (
    <EmptyPage title={isInverted ? labels.emptyPermanence : labels.emptyList} marginWidth={38}>
      {isInverted ? labels.emptyPermanenceWords : labels.emptyListWords}
    </EmptyPage>
  )
}

interface SheetPanelProps {
  readonly stage: SheetStage
  readonly beside: AsideOfLesson
}

/** The work pane: the sheet, what is being written, what is kept where. */
export function SheetPanel({ stage, beside }: SheetPanelProps) {
  const { lesson, sheet, cursor, actions, closing } = stage
  const adder = useRef<HTMLInputElement>(null)
  const isPermanence = lesson.form === 'permanence'
  const [isChanging, setChanging] = useState(false)
  const { actor } = useSchool()
  const mayChange = lesson.status === 'planned' && canChangeTimetable(actor, lesson).kind === 'allowed'
  const { moveTo } = cursor
  const isIn = useCallback(
    (student: Student) => sheet.rows.some((row) => row.student.id === student.id),
    [sheet.rows],
  )

  // The list is ready under the fingers as soon as the lesson is on the screen.
  useEffect(() => {
    if (isPermanence) adder.current?.focus()
    else moveTo(0, { focus: true })
  }, [lesson.id, isPermanence, moveTo])

  const closeNote = () => {
    actions.openNote(null)
    moveTo(cursor.index, { focus: true })
  }
  return (
    <Pane label={labels.sheet}>
      <Head stage={stage} />
      <SheetNotices lesson={lesson} closing={closing} problem={actions.problem} />
      {isPermanence && !closing && (
        <PermanenceField
          ref={adder}
          lesson={lesson}
          isIn={isIn}
          onAdd={stage.add}
          onLeave={() => moveTo(0, { focus: true })}
        />
      )}
      {stage.isSearching && (
        <NameSearch
          rows={sheet.rows}
          onFind={(index) => moveTo(index, { focus: false })}
          onLeave={stage.stopSearching}
        />
      )}
      <PaneBody>
        {sheet.rows.length === 0 ? (
          <Empty stage={stage} />
        ) : (
          <SheetList
            lesson={lesson}
            audience={stage.audience}
            rows={sheet.rows}
            columns={stage.columns}
            cursor={cursor}
            waiting={stage.waiting}
            actions={actions}
          />
        )}
      </PaneBody>
      {actions.note && !closing && (
        <NoteBar
          key={`${actions.note.nature}:${actions.note.student.id}`}
          lesson={lesson}
          subject={actions.note}
          gestures={actions.gestures}
          onClose={closeNote}
        />
      )}
      <SheetFoot
        lesson={lesson}
        rollCall={sheet.rollCall}
        waiting={stage.waiting}
        isClosed={closing !== null}
        canUndo={stage.canUndo && closing === null}
        onUndo={stage.undo}
        onEnd={stage.end}
        beside={beside}
        onChangeLesson={mayChange ? () => setChanging(true) : undefined}
      />
      {isChanging && <LessonDialog lesson={lesson} onClose={() => setChanging(false)} />}
    </Pane>
  )
}
