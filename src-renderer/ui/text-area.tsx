import { useId, type Ref, type TextareaHTMLAttributes } from 'react'
import { classNames } from './class-names.ts'
import { Field, fieldAria, type FieldLook } from './field.tsx'
import styles from './field.module.css'
import { uiLabels } from './labels.fr.ts'

export interface TextAreaProps
  extends FieldLook, Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'onChange' | 'value' | 'className'> {
  readonly value: string
  readonly onChange: (value: string) => void
  /** Told, never enforced: typing is never cut (design §6). */
  readonly max: number
  readonly ref?: Ref<HTMLTextAreaElement>
}

function Count({ length, max }: { readonly length: number; readonly max: number }) {
  const tone = length > max ? styles.over : length > max - 40 ? styles.near : undefined
  return <span className={classNames(styles.count, tone)}>{uiLabels.kept(length, max)}</span>
}

/** Chromium writes the texts of a page to its session file, but for those whose form refuses (law V1): index.html has it. */
const unkeptForm = 'unkept'

/** A text with its count; what exceeds is underlined under it. */
export function TextArea({ label, help, error, size, value, onChange, max, ...rest }: TextAreaProps) {
  const id = useId()
  const look: FieldLook = { label, help, error, ...(size && { size }) }
  const excess = value.slice(max)
  return (
    <Field
      id={id}
      {...look}
      aside={<Count length={value.length} max={max} />}
      notice={
        excess === '' ? undefined : (
          <>
            {uiLabels.excess(excess.length)} <span className={styles.excess}>{excess}</span>
          </>
        )
      }
    >
      <textarea
        rows={4}
        lang="fr"
        form={unkeptForm}
        {...rest}
        {...fieldAria(id, look)}
        className={classNames(styles.input, styles.text)}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  )
}
