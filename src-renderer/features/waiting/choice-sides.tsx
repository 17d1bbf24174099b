import { courtesyName } from '#shared/domain/people/person-name.ts'
import { staffMemberRecord } from '#shared/domain/people/staff-member.ts'
import type { TextVariant } from '#shared/domain/roll-call/observation.ts'
import { useRecords } from '#renderer/store/use-records.ts'
import type { ChoiceTexts } from './choice-texts.ts'
import styles from './choice-tray.module.css'
import { choiceLabels } from './labels.fr.ts'
import { diffTexts } from './text-diff.ts'
import { TextSide } from './text-side.tsx'
import { useMoment } from './use-tray.ts'

function useNames(): (variant: TextVariant) => string {
  const staff = useRecords(staffMemberRecord)
  return (variant) => {
    const author = staff.find((one) => one.id === variant.by)
    return author ? courtesyName(author) : choiceLabels.former
  }
}

/** What stood before both texts. */
export function TextBefore({ before }: { readonly before: TextVariant | undefined }) {
  const moment = useMoment()
  return (
    <p className={styles.before}>
      <span>
        {choiceLabels.before}
        {before && `, ${moment(before.typedAt)}`}
      </span>
      {before ? choiceLabels.quoted(before.text) : choiceLabels.none}
    </p>
  )
}

interface ChoiceSidesProps {
  readonly texts: ChoiceTexts
  readonly myName: string
  readonly onToggle: (passage: string) => void
  readonly onKeep: (text: string) => void
}

/** The versions side by side, each with author, hour, and where it is kept. */
export function ChoiceSides({ texts, myName, onToggle, onKeep }: ChoiceSidesProps) {
  const nameOf = useNames()
  const moment = useMoment()
  const { mine, isMineHis, others, standing } = texts
  const side = (variant: TextVariant) => ({
    where: variant === standing ? ('portal' as const) : ('here' as const),
    when: choiceLabels.written(moment(variant.typedAt)),
    onToggle,
    onKeep: () => onKeep(variant.text),
    length: variant.text.length,
  })
  return (
    <div className={styles.sides}>
      <TextSide
        author={isMineHis ? choiceLabels.you(myName) : nameOf(mine)}
        segments={diffTexts(mine.text, others[0]?.text ?? '').left}
        chord="1"
        keepWords={isMineHis ? choiceLabels.keepMine : choiceLabels.keepTheirs(nameOf(mine))}
        {...side(mine)}
      />
      {others.map((variant, index) => (
        <TextSide
          key={variant.text}
          author={nameOf(variant)}
          segments={diffTexts(mine.text, variant.text).right}
          {...(index === 0 && { chord: '2' })}
          keepWords={choiceLabels.keepTheirs(nameOf(variant))}
          {...side(variant)}
        />
      ))}
    </div>
  )
}
