import { useState } from 'react'
import { removeHomework } from '#shared/domain/cahier-de-textes/entry/homework-commands.ts'
import type { CahierEntry } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { standingOf, type Homework, type HomeworkId } from '#shared/domain/cahier-de-textes/entry/homework.ts'
import type { Lesson } from '#shared/domain/timetable/lesson.ts'
import { digestOf } from '#shared/kernel/digest.ts'
import { RefusalNotice } from '#renderer/features/refusal-notice.tsx'
import { useRefusal } from '#renderer/features/use-refusal.ts'
import { TextView } from '#renderer/features/cahier-de-textes/text/text-view.tsx'
import { useDraft } from '#renderer/store/drafts.ts'
import { runCommand } from '#renderer/store/run-command.ts'
import { Button } from '#renderer/ui/button.tsx'
import { showToast } from '#renderer/ui/toast-store.ts'
import { HomeworkForm, newHomeworkKey } from './homework-form.tsx'
import { kindWords } from '#renderer/features/cahier-de-textes/text/text-labels.fr.ts'
import { labels } from './labels.fr.ts'
import items from '#renderer/features/cahier-de-textes/text/item.module.css'
import styles from './entry-panel.module.css'

/** A piece of homework as it stands. */
export function HomeworkItem({ homework }: { readonly homework: Homework }) {
  const { kind, text, dueOn, minutes } = standingOf(homework).value
  return (
    <>
      <div className={items.itemHead}>
        <span>{labels.forDay(dueOn)}</span>
        <span className={styles.quiet}>
          {kindWords[kind]}
          {minutes !== null && ` · ${labels.about(minutes)}`}
        </span>
      </div>
      <TextView text={text} />
    </>
  )
}

const newId = () => crypto.randomUUID() as string as HomeworkId

/** What the lesson asks for later: each piece, and the form of a new one. */
export function HomeworkSection({
  lesson,
  entry,
}: {
  readonly lesson: Lesson
  readonly entry: CahierEntry | undefined
}) {
  const [begun] = useDraft(newHomeworkKey(lesson.id))
  // Half typed before a lock, or before the window narrowed: the form stands again with it (V5).
  const [openId, setOpenId] = useState<HomeworkId | null>(() => (begun === '' ? null : newId()))
  const { refusal, isKept } = useRefusal()
  const list = entry?.homework ?? []
  const isNew = openId !== null && list.every(({ id }) => id !== openId)
  const remove = async (homework: Homework) => {
    const base = digestOf(standingOf(homework).value)
    const result = await runCommand(removeHomework, { lessonId: lesson.id, homeworkId: homework.id, base })
    if (isKept(result)) showToast({ text: labels.removed })
  }
  const close = () => setOpenId(null)
  return (
    <section className={styles.section}>
      <div className={styles.sectionHead}>
        <h3>{labels.homework}</h3>
        {openId === null && <Button onClick={() => setOpenId(newId())}>{labels.giveHomework}</Button>}
      </div>
      <RefusalNotice refusal={refusal} />
      {list.map((homework) =>
        homework.id === openId ? (
          <HomeworkForm key={homework.id} lesson={lesson} id={homework.id} known={homework} onDone={close} />
        ) : (
          <div key={homework.id} className={items.item}>
            <HomeworkItem homework={homework} />
            <div className={styles.tools}>
              <Button look="link" onClick={() => setOpenId(homework.id)}>
                {labels.change}
              </Button>
              <Button look="link" onClick={() => void remove(homework)}>
                {labels.remove}
              </Button>
            </div>
          </div>
        ),
      )}
      {openId !== null && isNew && (
        <HomeworkForm key={openId} lesson={lesson} id={openId} known={undefined} onDone={close} />
      )}
    </section>
  )
}
