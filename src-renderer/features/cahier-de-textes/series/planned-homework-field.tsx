import { useState } from 'react'
import { homeworkTextMax } from '#shared/domain/cahier-de-textes/entry/homework.ts'
import { homeworkCountMax } from '#shared/domain/cahier-de-textes/entry/homework-commands.ts'
import { countSigns, emptyText, isBlank } from '#shared/domain/cahier-de-textes/rich-text.ts'
import type { PlannedHomework } from '#shared/domain/cahier-de-textes/series/series.ts'
import { KindFields } from '#renderer/features/cahier-de-textes/text/kind-fields.tsx'
import { kindWords } from '#renderer/features/cahier-de-textes/text/text-labels.fr.ts'
import { TextEditor } from '#renderer/features/cahier-de-textes/text/text-editor.tsx'
import { TextView } from '#renderer/features/cahier-de-textes/text/text-view.tsx'
import { useDraft } from '#renderer/store/drafts.ts'
import { Button } from '#renderer/ui/button.tsx'
import { labels } from './labels.fr.ts'
import items from '#renderer/features/cahier-de-textes/text/item.module.css'
import styles from './series.module.css'

const fresh: PlannedHomework = { kind: 'exercise', text: emptyText, minutes: null }

interface PlannedFormProps {
  /** Stable: what is half typed is given back after a lock (V5). */
  readonly draftKey: string
  readonly onKeep: (homework: PlannedHomework) => void
  readonly onCancel: () => void
}

function PlannedForm({ draftKey, onKeep, onCancel }: PlannedFormProps) {
  const [text, setText, clear] = useDraft(draftKey)
  const typed = text === '' ? fresh : (JSON.parse(text) as PlannedHomework)
  const [start] = useState(typed.text)
  const change = (part: Partial<PlannedHomework>) => setText(JSON.stringify({ ...typed, ...part }))
  const leave = (next: () => void) => () => {
    clear()
    next()
  }
  const isReady = !isBlank(typed.text) && countSigns(typed.text) <= homeworkTextMax
  return (
    <div className={items.item}>
      <TextEditor
        label={labels.homeworkText}
        start={start}
        max={homeworkTextMax}
        isFocused
        onChange={(next) => change({ text: next })}
      />
      <div className={items.row}>
        <KindFields typed={typed} change={change} />
      </div>
      <div className={styles.tools}>
        <Button
          closedBecause={isReady ? undefined : labels.homeworkNotReady}
          onClick={leave(() => onKeep(typed))}
        >
          {labels.keepHomework}
        </Button>
        <Button onClick={leave(onCancel)}>{labels.cancel}</Button>
      </div>
    </div>
  )
}

interface PlannedHomeworkFieldProps {
  readonly about: string
  readonly homework: readonly PlannedHomework[]
  readonly onChange: (homework: readonly PlannedHomework[]) => void
}

/** Homework prepared without a day. */
export function PlannedHomeworkField({ about, homework, onChange }: PlannedHomeworkFieldProps) {
  const draftKey = `planned-homework:${about}`
  const [begun] = useDraft(draftKey)
  const [isAsked, setAdding] = useState(false)
  const isAdding = isAsked || begun !== ''
  return (
    <section className={styles.section}>
      <h3 className={styles.sectionHead}>{labels.homework}</h3>
      <p className={styles.quiet}>{labels.homeworkHelp}</p>
      {homework.map((one, at) => (
        <div key={at} className={items.item}>
          <div className={items.itemHead}>
            <span>
              {kindWords[one.kind]}
              {one.minutes !== null && ` · ${labels.about(one.minutes)}`}
            </span>
            <Button look="link" onClick={() => onChange(homework.filter((_, place) => place !== at))}>
              {labels.removeHomework}
            </Button>
          </div>
          <TextView text={one.text} />
        </div>
      ))}
      {isAdding ? (
        <PlannedForm
          draftKey={draftKey}
          onKeep={(one) => {
            onChange([...homework, one])
            setAdding(false)
          }}
          onCancel={() => setAdding(false)}
        />
      ) : (
        homework.length < homeworkCountMax && (
          <div>
            <Button onClick={() => setAdding(true)}>{labels.addHomework}</Button>
          </div>
        )
      )}
    </section>
  )
}
