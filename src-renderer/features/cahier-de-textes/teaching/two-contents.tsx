import { chooseContents } from '#shared/domain/cahier-de-textes/entry/entry-commands.ts'
import type { CahierEntry, SessionContents } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { staffName } from '#shared/domain/timetable/lesson-names-rules.ts'
import { digestOf } from '#shared/kernel/digest.ts'
import { RefusalNotice } from '#renderer/features/refusal-notice.tsx'
import { useRefusal } from '#renderer/features/use-refusal.ts'
import { TextView } from '#renderer/features/cahier-de-textes/text/text-view.tsx'
import { currentVault } from '#renderer/store/current-vault.ts'
import { runCommand } from '#renderer/store/run-command.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { showToast } from '#renderer/ui/toast-store.ts'
import { labels } from './labels.fr.ts'
import items from '#renderer/features/cahier-de-textes/text/item.module.css'
import styles from './entry-panel.module.css'

/** Two authors wrote at once (S15): each text with its author, and the choice of the one that stays. */
export function TwoContents({ entry }: { readonly entry: CahierEntry }) {
  const wordings = [entry.contents.standing, ...entry.contents.variants]
  const seen = wordings.map(({ value }) => digestOf(value))
  const { refusal, isKept } = useRefusal()
  const choose = async (contents: SessionContents) => {
    const result = await runCommand(chooseContents, { lessonId: entry.lessonId, contents, seen })
    if (isKept(result)) showToast({ text: labels.chosen })
  }
  return (
    <section className={styles.section}>
      <Notice tone="rouge" status="twoTexts" title={labels.twoTexts}>
        {labels.twoTextsDetail}
      </Notice>
      <RefusalNotice refusal={refusal} />
      {wordings.map(({ value, by }, at) => (
        <div key={seen[at]} className={items.item}>
          <div className={items.itemHead}>
            <span>{staffName(currentVault().view, by)}</span>
            <Button onClick={() => void choose(value)}>{labels.keepThis}</Button>
          </div>
          <p>{value.title}</p>
          <TextView text={value.text} />
        </div>
      ))}
    </section>
  )
}
