import { useId } from 'react'
import { Checkbox } from '#renderer/ui/checkbox.tsx'
import styles from './asking.module.css'

export interface ChoiceOption<Id extends string> {
  readonly id: Id
  readonly name: string
}

interface ChoiceGroupProps<Id extends string> {
  readonly label: string
  readonly options: readonly ChoiceOption<Id>[]
  readonly chosen: readonly Id[]
  readonly onChange: (chosen: readonly Id[]) => void
}

/** Several among many: teachers, classes, subjects. */
export function ChoiceGroup<Id extends string>({ label, options, chosen, onChange }: ChoiceGroupProps<Id>) {
  const id = useId()
  return (
    <div role="group" aria-labelledby={id}>
      <p id={id} className={styles.label}>
        {label}
      </p>
      <div className={styles.choices}>
        {options.map((option) => (
          <Checkbox
            key={option.id}
            label={option.name}
            isChecked={chosen.includes(option.id)}
            onChange={(isOn) =>
              onChange(isOn ? [...chosen, option.id] : chosen.filter((one) => one !== option.id))
            }
          />
        ))}
      </div>
    </div>
  )
}
