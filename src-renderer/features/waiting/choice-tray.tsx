import { useRef, type RefObject } from 'react'
import { observationTextMax } from '#shared/domain/roll-call/observation.ts'
import type { RefusalLabel } from '#renderer/features/feature-line.ts'
import { useDraft } from '#renderer/store/drafts.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import { Pane, PaneHead } from '#renderer/ui/pane.tsx'
import { ChoiceSides, TextBefore } from './choice-sides.tsx'
import type { ChoiceTexts } from './choice-texts.ts'
import styles from './choice-tray.module.css'
import { choiceLabels } from './labels.fr.ts'
import { togglePassage } from './text-diff.ts'
import { UniteForm } from './unite-form.tsx'
import { useChoiceKeys } from './use-choice-keys.ts'

interface ChoiceTrayProps {
  readonly stage: RefObject<HTMLElement | null>
  readonly draftKey: string
  readonly title: string
  readonly detail: string
  readonly texts: ChoiceTexts
  readonly myName: string
  readonly refusal: RefusalLabel | null
  /** True once the choice is durable. */
  readonly onKeep: (text: string) => Promise<boolean>
}

/** The list has its focus back: the choice waits. */
function leaveToList(): void {
  document.querySelector<HTMLElement>('[data-row][tabindex="0"]')?.focus()
}

/** Old text, versions side by side, a third to write; nothing is preselected as right (design §6). */
export function ChoiceTray(props: ChoiceTrayProps) {
  const { stage, draftKey, title, detail, texts, myName, refusal, onKeep } = props
  const field = useRef<HTMLTextAreaElement>(null)
  const [united, setUnited, clearDraft] = useDraft(draftKey)
  const canKeep = united.trim() !== '' && united.trim().length <= observationTextMax
  const keep = (text: string) => void onKeep(text).then((isDone) => isDone && clearDraft())
  const keepUnited = () => {
    if (canKeep) keep(united.trim())
  }
  useChoiceKeys({
    stage,
    canKeep,
    keepMine: () => keep(texts.mine.text),
    keepOther: () => texts.others[0] && keep(texts.others[0].text),
    write: () => field.current?.focus(),
    keepUnited,
    leave: leaveToList,
  })
  return (
    <Pane label={title}>
      <PaneHead size="page" title={title} detail={detail} />
      <div className={styles.tray}>
        {refusal && (
          <Notice tone="rouge" status="refused" title={choiceLabels.notKept} isUrgent>
            {refusal.says} {refusal.todo}
          </Notice>
        )}
        <TextBefore before={texts.before} />
        <ChoiceSides
          texts={texts}
          myName={myName}
          onToggle={(passage) => setUnited(togglePassage(united, passage))}
          onKeep={keep}
        />
        <UniteForm
          text={united}
          setText={setUnited}
          canKeep={canKeep}
          field={field}
          onKeep={keepUnited}
          onLeave={leaveToList}
        />
      </div>
    </Pane>
  )
}
