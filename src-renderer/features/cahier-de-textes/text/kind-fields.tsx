import { homeworkKinds, type HomeworkKind } from '#shared/domain/cahier-de-textes/entry/homework.ts'
import { NumberField } from '#renderer/ui/number-field.tsx'
import { SelectField } from '#renderer/ui/select-field.tsx'
import { kindWords, textLabels as labels } from './text-labels.fr.ts'

interface Kind {
  readonly kind: HomeworkKind
  /** What it takes a pupil; null when nobody says. */
  readonly minutes: number | null
}

interface KindFieldsProps {
  readonly typed: Kind
  readonly change: (part: Partial<Kind>) => void
}

/** What kind of homework it is, and how long it takes: given for a day, or prepared ahead. */
export function KindFields({ typed, change }: KindFieldsProps) {
  return (
    <>
      <SelectField<HomeworkKind>
        label={labels.homeworkKind}
        value={typed.kind}
        choices={homeworkKinds.map((value) => ({ value, label: kindWords[value] }))}
        onChange={(kind) => change({ kind })}
      />
      <NumberField
        label={labels.minutes}
        value={typed.minutes}
        min={1}
        max={600}
        onChange={(minutes) => change({ minutes })}
      />
    </>
  )
}
