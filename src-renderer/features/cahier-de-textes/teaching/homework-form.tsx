import { useRef, useState } from 'react'
import { giveHomework } from '#shared/domain/cahier-de-textes/entry/homework-commands.ts'
import {
  homeworkTextMax,
  standingOf,
  type Assignment,
  type Homework,
  type HomeworkId,
} from '#shared/domain/cahier-de-textes/entry/homework.ts'
import { countSigns, emptyText, isBlank } from '#shared/domain/cahier-de-textes/rich-text.ts'
import type { Lesson, LessonId } from '#shared/domain/timetable/lesson.ts'
import { digestOf } from '#shared/kernel/digest.ts'
import { isPlainDate, type PlainDate } from '#shared/kernel/plain-date.ts'
import { RefusalNotice } from '#renderer/features/refusal-notice.tsx'
import { useRefusal } from '#renderer/features/use-refusal.ts'
import { KindFields } from '#renderer/features/cahier-de-textes/text/kind-fields.tsx'
import { TextEditor } from '#renderer/features/cahier-de-textes/text/text-editor.tsx'
import { useDraft } from '#renderer/store/drafts.ts'
import { runCommand } from '#renderer/store/run-command.ts'
import { Button } from '#renderer/ui/button.tsx'
import { DateField } from '#renderer/ui/date-field.tsx'
import { SelectField } from '#renderer/ui/select-field.tsx'
import { useDayLoad, useNextLessons } from './due-queries.ts'
import { useKeys } from '#renderer/ui/use-keys.ts'
import { labels } from './labels.fr.ts'
import items from '#renderer/features/cahier-de-textes/text/item.module.css'
import styles from './entry-panel.module.css'

const otherDay = 'other'

type Typed = Omit<Assignment, 'dueOn'> & { readonly dueOn: PlainDate | '' }

interface HomeworkFormProps {
  readonly lesson: Lesson
  readonly id: HomeworkId
  readonly known: Homework | undefined
  readonly onDone: () => void
}

const draftKey = (lessonId: LessonId, id: HomeworkId | 'new') => `homework:${lessonId}:${id}`

/** Where homework that is not given yet is kept as it is typed: one a lesson. */
export function newHomeworkKey(lessonId: LessonId): string {
  return draftKey(lessonId, 'new')
}

/** Half-typed homework is a draft like any other text (V5). */
function useTyped({ lesson, known }: HomeworkFormProps, next: readonly Lesson[]) {
  const [text, setText, clear] = useDraft(draftKey(lesson.id, known?.id ?? 'new'))
  const [first] = next
  const fresh: Typed = {
    kind: 'exercise',
    text: emptyText,
    dueOn: first?.date ?? '',
    dueLessonId: first?.id ?? null,
    minutes: null,
  }
  const typed: Typed = text === '' ? (known ? standingOf(known).value : fresh) : (JSON.parse(text) as Typed)
  const change = (part: Partial<Typed>) => setText(JSON.stringify({ ...typed, ...part }))
  return { typed, change, clear }
}

function DueFields({
  lesson,
  next,
  typed,
  change,
}: {
  readonly lesson: Lesson
  readonly next: readonly Lesson[]
  readonly typed: Typed
  readonly change: (part: Partial<Typed>) => void
}) {
  const load = useDayLoad(lesson, typed.dueOn)
  const choices = [
    ...next.map(({ id, date, start }) => ({ value: id as string, label: labels.dueLesson(date, start) })),
    { value: otherDay, label: labels.otherDay },
  ]
  const choose = (value: string) => {
    const chosen = next.find(({ id }) => id === value)
    change({ dueLessonId: chosen?.id ?? null, ...(chosen && { dueOn: chosen.date }) })
  }
  return (
    <>
      <div className={items.row}>
        <SelectField
          label={labels.due}
          value={typed.dueLessonId ?? otherDay}
          choices={choices}
          onChange={choose}
        />
        {typed.dueLessonId === null && (
          <DateField
            label={labels.dueDay}
            value={typed.dueOn}
            onChange={(day) => change({ dueOn: isPlainDate(day) ? day : '' })}
          />
        )}
        <KindFields typed={typed} change={change} />
      </div>
      {typed.dueOn !== '' && (
        <p className={styles.quiet}>
          {labels.load(load.minutes)} {load.unknown > 0 && labels.loadUnknown(load.unknown)}
        </p>
      )}
    </>
  )
}

/** Gives a piece of homework, or words one again: for the next lesson of the class, or a day; with the class’s load. */
export function HomeworkForm(props: HomeworkFormProps) {
  const { lesson, id, known, onDone } = props
  const next = useNextLessons(lesson)
  const { typed, change, clear } = useTyped(props, next)
  const [start] = useState(typed.text)
  const { refusal, isKept } = useRefusal()
  const place = useRef<HTMLDivElement>(null)
  const isReady = !isBlank(typed.text) && typed.dueOn !== '' && countSigns(typed.text) <= homeworkTextMax
  const give = async () => {
    if (typed.dueOn === '' || !isReady) return
    const assignment: Assignment = { ...typed, dueOn: typed.dueOn }
    const base = known ? digestOf(standingOf(known).value) : null
    const result = await runCommand(giveHomework, { lessonId: lesson.id, homeworkId: id, assignment, base })
    if (!isKept(result)) return
    clear()
    onDone()
  }
  useKeys({
    name: labels.homework,
    within: place,
    bindings: [
      { keys: ['Ctrl+Enter'], label: labels.giveHomework, worksInFields: true, run: () => void give() },
    ],
  })
  return (
    <div className={items.item} ref={place}>
      <div className={styles.form}>
        <TextEditor
          label={labels.homeworkText}
          start={start}
          max={homeworkTextMax}
          isFocused
          onChange={(text) => change({ text })}
        />
        <DueFields lesson={lesson} next={next} typed={typed} change={change} />
        <RefusalNotice refusal={refusal} />
        <div className={styles.tools}>
          <Button
            chord="Ctrl+Enter"
            closedBecause={isReady ? undefined : labels.homeworkNotReady}
            onClick={() => void give()}
          >
            {known ? labels.change : labels.add}
          </Button>
          <Button
            onClick={() => {
              clear()
              onDone()
            }}
          >
            {labels.cancel}
          </Button>
        </div>
      </div>
    </div>
  )
}
