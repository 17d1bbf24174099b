import { useId, type InputHTMLAttributes, type Ref } from 'react'
import { Field, fieldAria, type FieldLook } from './field.tsx'
import styles from './field.module.css'

export interface TextFieldProps
  extends
    FieldLook,
    Omit<InputHTMLAttributes<HTMLInputElement>, 'size' | 'onChange' | 'value' | 'className'> {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly ref?: Ref<HTMLInputElement>
}

/** One line of text. */
export function TextField({ label, help, error, size, value, onChange, ...rest }: TextFieldProps) {
  const id = useId()
  const look: FieldLook = { label, help, error, ...(size && { size }) }
  return (
    <Field id={id} {...look}>
      <input
        type="text"
        autoComplete="off"
        spellCheck={false}
        {...rest}
        {...fieldAria(id, look)}
        className={styles.input}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  )
}
