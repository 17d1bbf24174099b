import { useMemo } from 'react'
import { divisionOn, type Student } from '#shared/domain/people/student.ts'
import { isExpected } from '#shared/domain/roll-call/audience-rules.ts'
import { marksOf } from '#shared/domain/roll-call/mark-rules.ts'
import type { Mark, RollCall } from '#shared/domain/roll-call/roll-call.ts'
import { divisionName, subjectName } from '#shared/domain/timetable/lesson-names-rules.ts'
import { lessonRecord, type Lesson } from '#shared/domain/timetable/lesson.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Flag } from '#renderer/ui/flag.tsx'
import { capitalised, formatFullHour } from '#renderer/ui/format-fr.ts'
import { Pane, PaneBody } from '#renderer/ui/pane.tsx'
import { CardWords } from './card-words.tsx'
import { KeysLegend } from './keys-legend.tsx'
import { boardingWords, labels, tellMark } from './labels.fr.ts'
import type { KeyKind } from './mark-looks.ts'
import type { NoteSubject } from './note-bar.tsx'
import type { Sheet, SheetRow } from './sheet-queries.ts'
import { authorOf } from './student-row.tsx'
import styles from './student-panel.module.css'

interface StudentPanelProps {
  readonly lesson: Lesson
  readonly row: SheetRow | undefined
  readonly sheet: Sheet
  readonly callsOfDay: readonly RollCall[]
  readonly isClosed: boolean
  readonly audience: string
  readonly onPress: (kind: KeyKind) => void
  readonly onKeep: (row: SheetRow, mark: Mark) => void
  readonly onNote: (note: NoteSubject) => void
}

interface HourLine {
  readonly id: string
  readonly start: string
  readonly words: string
  readonly subject: string
  readonly isNow: boolean
}

/** The pupil’s day so far, as the calls tell it. */
function useHours(
  student: Student | undefined,
  lesson: Lesson,
  calls: readonly RollCall[],
): readonly HourLine[] {
  return useMemo(() => {
    if (!student) return []
    const { view } = currentVault()
    const concerned = calls.filter((call) => call.state !== 'todo' && call.start <= lesson.start)
    return concerned
      .filter((call) => isExpected(call, student) || marksOf(call, student.id).length > 0)
      .sort((a, b) => (a.start < b.start ? -1 : 1))
      .map((call) => {
        const marks = marksOf(call, student.id)
        const words =
          marks.length > 0
            ? marks.map((mark) => tellMark(mark, student.sex)).join(' · ')
            : labels.present(student.sex)
        const held = view.get(lessonRecord, call.lessonId)
        return {
          id: call.id,
          start: call.start,
          words,
          subject: held ? subjectName(view, held) : '',
          isNow: call.lessonId === lesson.id,
        }
      })
  }, [student, lesson, calls])
}

function Hours({
  row,
  lesson,
  callsOfDay,
}: {
  readonly row: SheetRow
  readonly lesson: Lesson
  readonly callsOfDay: readonly RollCall[]
}) {
  const hours = useHours(row.student, lesson, callsOfDay)
  const isCalled = hours.some((hour) => hour.isNow)
  return (
    <dl className={styles.hours}>
      {hours.map((hour) => (
        <div key={hour.id}>
          <dt>{formatFullHour(hour.start)}</dt>
          <dd>
            {hour.isNow ? <b>{capitalised(hour.words)}</b> : capitalised(hour.words)}
            {hour.subject !== '' && !hour.isNow && ` · ${hour.subject}`}
          </dd>
        </div>
      ))}
      {!isCalled && (
        <div>
          <dt>{formatFullHour(lesson.start)}</dt>
          <dd>
            <b>{capitalised(labels.present(row.student.sex))}</b> · {labels.toConfirm}
          </dd>
        </div>
      )}
    </dl>
  )
}

function Card({
  row,
  lesson,
  callsOfDay,
  isClosed,
  onKeep,
  onNote,
}: Pick<StudentPanelProps, 'lesson' | 'callsOfDay' | 'isClosed' | 'onKeep' | 'onNote'> & {
  readonly row: SheetRow
}) {
  const { student, presence } = row
  const division = divisionOn(student, lesson.date)
  const facts = [
    division ? divisionName(currentVault().view, division) : '',
    boardingWords[student.boardingStatus],
  ]
  return (
    <section className={styles.card}>
      <h2 className={styles.name}>
        {student.familyName.toLocaleUpperCase('fr')} {student.givenName}
      </h2>
      <p className={styles.facts}>{facts.filter(Boolean).join(' · ')}</p>
      <Hours row={row} lesson={lesson} callsOfDay={callsOfDay} />
      {presence.kind === 'contradiction' && (
        <div className={styles.clash}>
          <p>{labels.contradiction}</p>
          {presence.marks.map((mark) => (
            <Button key={mark.id} size="head" onClick={() => onKeep(row, mark)}>
              {labels.says(authorOf(mark), tellMark(mark, student.sex))}
            </Button>
          ))}
        </div>
      )}
      <CardWords row={row} isClosed={isClosed} onOpen={onNote} />
      {row.isKnownAbsent && <p className={styles.fact}>{capitalised(labels.knownLong)}</p>}
      {student.exitRegime !== '' && <p className={styles.fact}>{labels.exit(student.exitRegime)}</p>}
      <p className={styles.fact}>{labels.imageRight[`${student.imageRight}`]}</p>
    </section>
  )
}

/** What a teacher must know of the class without any health detail: that a plan exists, and what to do. */
function ToKnow({ sheet, audience }: { readonly sheet: Sheet; readonly audience: string }) {
  const counts = (['PAI', 'PAP', 'PPS', 'PPRE'] as const).map((plan) => ({
    plan,
    count: sheet.rows.filter((row) => row.student.plans.includes(plan)).length,
  }))
  const known = counts.filter(({ count }) => count > 0)
  if (known.length === 0) return null
  return (
    <section className={styles.know}>
      <h2>{labels.toKnow(audience)}</h2>
      {known.map(({ plan, count }) => (
        <p key={plan}>
          <span className={styles.flag}>
            <Flag isCare={plan === 'PAI'}>{plan}</Flag>
          </span>
          <span>{plan === 'PAI' ? labels.paiNote(count) : labels.planNote(count)}</span>
        </p>
      ))}
    </section>
  )
}

/** The right pane: the pupil under the cursor, the seven keys, what to know of the class. */
export function StudentPanel({
  lesson,
  row,
  sheet,
  callsOfDay,
  isClosed,
  audience,
  onPress,
  onKeep,
  onNote,
}: StudentPanelProps) {
  return (
    <Pane label={labels.card} ground="side">
      <PaneBody>
        {row ? (
          <Card
            row={row}
            lesson={lesson}
            callsOfDay={callsOfDay}
            isClosed={isClosed}
            onKeep={onKeep}
            onNote={onNote}
          />
        ) : (
          <p className={styles.none}>{labels.chooseStudent}</p>
        )}
        <KeysLegend onPress={onPress} isClosed={isClosed || !row} />
        <ToKnow sheet={sheet} audience={audience} />
      </PaneBody>
    </Pane>
  )
}
