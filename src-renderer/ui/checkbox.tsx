import { useId, type ReactNode } from 'react'
import styles from './checkbox.module.css'

interface CheckboxProps {
  readonly label: ReactNode
  readonly help?: ReactNode
  readonly isChecked: boolean
  readonly onChange: (isChecked: boolean) => void
  readonly isDisabled?: boolean
}

interface TickProps extends CheckboxProps {
  readonly type: 'checkbox' | 'radio'
  readonly role?: 'switch'
  readonly look: string | undefined
  readonly name?: string
}

function Tick({ label, help, isChecked, onChange, isDisabled, type, role, look, name }: TickProps) {
  const id = useId()
  return (
    <div className={styles.line}>
      <input
        id={id}
        type={type}
        role={role}
        name={name}
        className={look}
        checked={isChecked}
        disabled={isDisabled}
        aria-describedby={help === undefined ? undefined : `${id}-help`}
        onChange={(event) => onChange(event.target.checked)}
      />
      <div>
        <label htmlFor={id} className={styles.label}>
          {label}
        </label>
        {help !== undefined && (
          <div id={`${id}-help`} className={styles.help}>
            {help}
          </div>
        )}
      </div>
    </div>
  )
}

/** A box to tick, with its words. */
export function Checkbox(props: CheckboxProps) {
  return <Tick {...props} type="checkbox" look={styles.box} />
}

/** Something on or off at once. */
export function Switch(props: CheckboxProps) {
  return <Tick {...props} type="checkbox" role="switch" look={styles.switch} />
}

interface RadioChoiceProps<Value extends string> {
  readonly label: string
  readonly help?: string
  readonly value: Value
  readonly choices: readonly { readonly value: Value; readonly label: string; readonly help?: string }[]
  readonly onChange: (value: Value) => void
}

/** One answer among few, all seen. */
export function RadioChoice<Value extends string>({
  label,
  help,
  value,
  choices,
  onChange,
}: RadioChoiceProps<Value>) {
  const name = useId()
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{label}</legend>
      {help !== undefined && <p className={styles.help}>{help}</p>}
      {choices.map((choice) => (
        <Tick
          key={choice.value}
          type="radio"
          name={name}
          look={styles.radio}
          label={choice.label}
          {...(choice.help !== undefined && { help: choice.help })}
          isChecked={choice.value === value}
          onChange={() => onChange(choice.value)}
        />
      ))}
    </fieldset>
  )
}
