import { useState } from 'react'
import { fillEntries } from '#shared/domain/cahier-de-textes/entry/fill-commands.ts'
import type { CahierEntry } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { isFilled } from '#shared/domain/cahier-de-textes/entry/entry-rules.ts'
import { standingOf, type HomeworkId } from '#shared/domain/cahier-de-textes/entry/homework.ts'
import { audienceName } from '#shared/domain/timetable/lesson-names-rules.ts'
import type { Lesson } from '#shared/domain/timetable/lesson.ts'
import { RefusalNotice } from '#renderer/features/refusal-notice.tsx'
import { useRefusal } from '#renderer/features/use-refusal.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { runCommand } from '#renderer/store/run-command.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { formatDay, formatHour } from '#renderer/ui/format-fr.ts'
import { SelectField } from '#renderer/ui/select-field.tsx'
import { showToast } from '#renderer/ui/toast-store.ts'
import { labels } from './labels.fr.ts'
import { goToLesson } from './screen-store.ts'
import type { Cell } from './week-queries.ts'
import styles from './entry-panel.module.css'

interface OtherLessonsProps {
  readonly lesson: Lesson
  readonly entry: CahierEntry
  /** The lessons around, weeks before and after. */
  readonly cells: readonly Cell[]
}

type Ask = { readonly kind: 'copy' | 'carry'; readonly targets: readonly Cell[] }

/** Homework goes with a copy when its day is not before the lesson it goes to. */
function homeworkFor(entry: CahierEntry, lesson: Lesson) {
  return entry.homework
    .map((homework) => standingOf(homework).value)
    .filter(({ dueOn }) => dueOn >= lesson.date)
    .map((assignment) => ({ id: crypto.randomUUID() as string as HomeworkId, assignment }))
}

const isSameClass = (lesson: Lesson, other: Lesson) =>
  other.groupId === lesson.groupId && other.divisionIds.join() === lesson.divisionIds.join()

const isFree = (cell: Cell) => !isFilled(cell.entry)

/** Free lessons to copy to: other classes of the same subject; to carry on to: the next ones of the same class. */
function targetsOf(kind: Ask['kind'], lesson: Lesson, cells: readonly Cell[]): readonly Cell[] {
  const around = cells.filter((cell) => isFree(cell) && cell.lesson.subjectId === lesson.subjectId)
  if (kind === 'copy') return around.filter((cell) => !isSameClass(lesson, cell.lesson)).slice(0, 12)
  const isAfter = (other: Lesson) =>
    other.date > lesson.date || (other.date === lesson.date && other.start > lesson.start)
  return around.filter((cell) => isSameClass(lesson, cell.lesson) && isAfter(cell.lesson)).slice(0, 6)
}

/** « 3e C, mardi 17 novembre, 10 h ». */
function targetName({ lesson }: Cell): string {
  return `${audienceName(currentVault().view, lesson)}, ${formatDay(lesson.date)}, ${formatHour(lesson.start)}`
}

function TargetDialog({
  ask,
  onClose,
  onChoose,
}: {
  readonly ask: Ask
  readonly onClose: () => void
  readonly onChoose: (cell: Cell) => void
}) {
  const [chosenId, setChosenId] = useState<string>(ask.targets[0]?.lesson.id ?? '')
  const chosen = ask.targets.find(({ lesson }) => lesson.id === chosenId)
  return (
    <Dialog
      isOpen
      hasForm
      title={ask.kind === 'copy' ? labels.copy : labels.carry}
      safe={{ label: labels.cancel, onPress: onClose }}
      others={chosen ? [{ label: labels.chooseTarget, onPress: () => onChoose(chosen) }] : []}
    >
      {ask.targets.length === 0 ? (
        <p>{labels.noTarget}</p>
      ) : (
        <SelectField
          label={labels.target}
          value={chosenId}
          choices={ask.targets.map((cell) => ({ value: cell.lesson.id as string, label: targetName(cell) }))}
          onChange={setChosenId}
        />
      )}
    </Dialog>
  )
}

/** Copies an entry to the parallel class, or carries it on to the next lesson of the class. */
export function OtherLessons({ lesson, entry, cells }: OtherLessonsProps) {
  const [ask, setAsk] = useState<Ask | null>(null)
  const { refusal, isKept } = useRefusal()
  const open = (kind: Ask['kind']) => setAsk({ kind, targets: targetsOf(kind, lesson, cells) })
  const fill = async (kind: Ask['kind'], { lesson: target }: Cell) => {
    setAsk(null)
    const contents = entry.contents.standing.value
    const homework = kind === 'copy' ? homeworkFor(entry, target) : []
    const carriedFrom = kind === 'carry' ? lesson.id : null
    const fills = [{ lessonId: target.id, contents, homework, carriedFrom }]
    if (!isKept(await runCommand(fillEntries, { fills }))) return
    showToast({ text: kind === 'copy' ? labels.copied : labels.carried })
    goToLesson(target.id, target.date)
  }
  return (
    <>
      <div className={styles.tools}>
        <Button onClick={() => open('copy')}>{labels.copy}</Button>
        <Button onClick={() => open('carry')}>{labels.carry}</Button>
      </div>
      <RefusalNotice refusal={refusal} />
      {ask && (
        <TargetDialog ask={ask} onClose={() => setAsk(null)} onChoose={(cell) => void fill(ask.kind, cell)} />
      )}
    </>
  )
}
