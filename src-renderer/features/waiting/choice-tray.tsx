import { courtesyName } from '#shared/domain/people/person-name.ts'
import { Check } from 'lucide-react'
import { useRef, useState, type RefObject } from 'react'
import { staffMemberRecord } from '#shared/domain/people/staff-member.ts'
import { observationTextMax, type TextVariant } from '#shared/domain/roll-call/observation.ts'
import type { RefusalLabel } from '#renderer/features/feature-line.ts'
import { useDraft } from '#renderer/store/drafts.ts'
import { useRecords } from '#renderer/store/use-records.ts'
import { Button } from '#renderer/ui/button.tsx'
import { KeyCap } from '#renderer/ui/key-cap.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { Pane, PaneHead } from '#renderer/ui/pane.tsx'
import { TextArea } from '#renderer/ui/text-area.tsx'
import { useKeys } from '#renderer/ui/use-keys.ts'
import type { ChoiceTexts } from './choice-texts.ts'
import styles from './choice-tray.module.css'
import { choiceLabels, waitingLabels } from './labels.fr.ts'
import { diffTexts, togglePassage } from './text-diff.ts'
import { TextSide } from './text-side.tsx'
import { useMoment } from './use-tray.ts'

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

function useNames(): (variant: TextVariant) => string {
  const staff = useRecords(staffMemberRecord)
  return (variant) => {
    const author = staff.find((one) => one.id === variant.by)
    return author ? courtesyName(author) : choiceLabels.former
  }
}

interface TrayKeys {
  readonly stage: RefObject<HTMLElement | null>
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly canKeep: boolean
  readonly keepMine: () => void
  readonly keepOther: () => void
  readonly keepUnited: () => void
  readonly leave: () => void
}

function useTrayKeys({ stage, field, canKeep, keepMine, keepOther, keepUnited, leave }: TrayKeys): void {
  const write = () => field.current?.focus()
  useKeys({
    name: choiceLabels.uniteKey,
    within: stage,
    bindings: [
      { keys: ['1'], label: choiceLabels.mineKey, run: keepMine },
      { keys: ['2'], label: choiceLabels.otherKey, run: keepOther },
      { keys: ['3'], label: choiceLabels.uniteKey, run: write },
      { keys: ['Escape'], label: waitingLabels.later, isQuiet: true, worksInFields: true, run: leave },
      {
        keys: ['Ctrl+Enter'],
        label: choiceLabels.keep,
        isQuiet: true,
        isDisabled: !canKeep,
        run: keepUnited,
      },
    ],
  })
}

/** Old text, two versions side by side, a third to write (design §6). */
export function ChoiceTray({
  stage,
  draftKey,
  title,
  detail,
  texts,
  myName,
  refusal,
  onKeep,
}: ChoiceTrayProps) {
  const field = useRef<HTMLTextAreaElement>(null)
  const nameOf = useNames()
  const moment = useMoment()
  const [united, setUnited, clearDraft] = useDraft(draftKey)
  const [isWriting, setWriting] = useState(false)
  const [first, ...more] = texts.others
  const diff = diffTexts(texts.mine.text, first?.text ?? '')
  const canKeep = united.trim() !== '' && united.length <= observationTextMax
  const keep = (text: string) => void onKeep(text).then((isDone) => isDone && clearDraft())
  const toggle = (passage: string) => {
    setUnited(togglePassage(united, passage))
    setWriting(true)
  }
  const leave = () => {
    setWriting(false)
    document.querySelector<HTMLElement>('[data-row][tabindex="0"]')?.focus()
  }
  useTrayKeys({
    stage,
    field,
    canKeep,
    keepMine: () => keep(texts.mine.text),
    keepOther: () => first && keep(first.text),
    keepUnited: () => keep(united.trim()),
    leave,
  })
  const side = (variant: TextVariant) => ({
    where: variant === texts.standing ? ('portal' as const) : ('here' as const),
    when: choiceLabels.written(moment(variant.typedAt)),
    onToggle: toggle,
    onKeep: () => keep(variant.text),
    length: variant.text.length,
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
        <p className={styles.before}>
          <span>
            {choiceLabels.before}
            {texts.before && `, ${moment(texts.before.typedAt)}`}
          </span>
          {texts.before ? `« ${texts.before.text} »` : choiceLabels.none}
        </p>
        <div className={styles.sides}>
          <TextSide
            author={texts.isMineHis ? choiceLabels.you(myName) : nameOf(texts.mine)}
            segments={diff.left}
            chord="1"
            keepWords={texts.isMineHis ? choiceLabels.keepMine : choiceLabels.keepTheirs(nameOf(texts.mine))}
            {...side(texts.mine)}
          />
          {first && (
            <TextSide
              author={nameOf(first)}
              segments={diff.right}
              chord="2"
              keepWords={choiceLabels.keepTheirs(nameOf(first))}
              {...side(first)}
            />
          )}
          {more.map((variant) => (
            <TextSide
              key={variant.text}
              author={nameOf(variant)}
              segments={diffTexts(texts.mine.text, variant.text).right}
              keepWords={choiceLabels.keepTheirs(nameOf(variant))}
              {...side(variant)}
            />
          ))}
        </div>
        <div className={styles.unite} data-writing={isWriting || united !== ''}>
          <p className={styles.uniteHead}>
            <KeyCap chord="3" />
            <b>{choiceLabels.unite}</b>
            {united !== '' && (
              <span className={styles.chosen}>
                <Check size={15} aria-hidden /> {choiceLabels.chosen}
              </span>
            )}
            <span className={styles.help}>{choiceLabels.uniteHelp}</span>
          </p>
          <TextArea
            ref={field}
            label={choiceLabels.uniteField}
            value={united}
            onChange={setUnited}
            max={observationTextMax}
            rows={4}
            onFocus={() => setWriting(true)}
          />
          <div className={styles.answers}>
            <span className={styles.help}>{choiceLabels.setAside}</span>
            <Button chord="Escape" onClick={leave}>
              {waitingLabels.later}
            </Button>
            <Button look="primary" chord="Ctrl+Enter" onClick={() => canKeep && keep(united.trim())}>
              {choiceLabels.keep}
            </Button>
          </div>
        </div>
      </div>
    </Pane>
  )
}
