import { ChevronDown } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Select, SelectValue } from 'react-aria-components/Select'
import { classNames } from './class-names.ts'
import fieldStyles from './field.module.css'
import styles from './select-field.module.css'
import { VisuallyHidden } from './visually-hidden.tsx'

export interface Choice<Value extends string> {
  readonly value: Value
  readonly label: string
}

interface SelectFieldProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly choices: readonly Choice<Value>[]
  readonly onChange: (value: Value) => void
  /** The label is read only: the field stands in a head. */
  readonly isCompact?: boolean
  readonly isDisabled?: boolean
}

/** One answer in a short list. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { label, value, choices, onChange, isCompact = false, isDisabled = false } = props
  return (
    <Select
      className={styles.select ?? ''}
      value={value}
      isDisabled={isDisabled}
      onChange={(key) => {
        const choice = choices.find((one) => one.value === key)
        if (choice) onChange(choice.value)
      }}
    >
      <Label className={fieldStyles.label ?? ''}>
        {isCompact ? <VisuallyHidden>{label}</VisuallyHidden> : label}
      </Label>
      <Button className={classNames(fieldStyles.input, styles.button, isCompact && styles.compact)}>
        <SelectValue className={styles.value ?? ''} />
        <ChevronDown size={16} aria-hidden />
      </Button>
      <Popover className={styles.popover ?? ''} offset={4}>
        <ListBox className={styles.list ?? ''}>
          {choices.map((choice) => (
            <ListBoxItem
              key={choice.value}
              id={choice.value}
              textValue={choice.label}
              className={styles.item ?? ''}
            >
              {choice.label}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  )
}
