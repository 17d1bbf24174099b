import { Check } from 'lucide-react'
import type { Ref } from 'react'
import { observationTextMax } from '#shared/domain/roll-call/observation.ts'
import { Button } from '#renderer/ui/button.tsx'
import { KeyCap } from '#renderer/ui/key-cap.tsx'
import { TextArea } from '#renderer/ui/text-area.tsx'
import styles from './choice-tray.module.css'
import { choiceLabels, waitingLabels } from './labels.fr.ts'

interface UniteFormProps {
  readonly text: string
  readonly setText: (text: string) => void
  readonly canKeep: boolean
  readonly field: Ref<HTMLTextAreaElement>
  readonly onKeep: () => void
  readonly onLeave: () => void
}

/** The third choice: a text to write, from both. */
export function UniteForm({ text, setText, canKeep, field, onKeep, onLeave }: UniteFormProps) {
  return (
    <div className={styles.unite} data-writing={text !== ''}>
      <p className={styles.uniteHead}>
        <KeyCap chord="3" />
        <b>{choiceLabels.unite}</b>
        {text !== '' && (
          <span className={styles.chosen}>
            <Check size={15} aria-hidden /> {choiceLabels.chosen}
          </span>
        )}
        <span className={styles.help}>{choiceLabels.uniteHelp}</span>
      </p>
      <TextArea
        ref={field}
        label={choiceLabels.uniteField}
        value={text}
        onChange={setText}
        max={observationTextMax}
        rows={4}
      />
      <div className={styles.answers}>
        <span className={styles.help}>{choiceLabels.setAside}</span>
        <Button chord="Escape" onClick={onLeave}>
          {waitingLabels.later}
        </Button>
        <Button
          look="primary"
          chord="Ctrl+Enter"
          closedBecause={canKeep ? undefined : choiceLabels.writeFirst}
          isReasonSilent
          onClick={onKeep}
        >
          {choiceLabels.keep}
        </Button>
      </div>
    </div>
  )
}
