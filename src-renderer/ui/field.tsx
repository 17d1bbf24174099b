import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './field.module.css'

export interface FieldLook {
  /** Always seen, above the field: never a placeholder alone (design §6). */
  readonly label: string
  /** What to write, said before. */
  readonly help?: ReactNode
  /** What is wrong and how to put it right. */
  readonly error?: string | undefined
  readonly size?: 'pane' | 'desk'
}

interface FieldProps extends FieldLook {
  readonly id: string
  readonly aside?: ReactNode
  /** Said under the field as it changes: Caps Lock, a count. */
  readonly notice?: ReactNode
  readonly children: ReactNode
}

/** Label above, field, then what is wrong under it. */
export function Field({ id, label, help, error, size = 'pane', aside, notice, children }: FieldProps) {
  return (
    <div className={classNames(styles.field, size === 'desk' && styles.desk)}>
      <div className={styles.head}>
        <label htmlFor={id} className={styles.label}>
          {label}
        </label>
        {aside}
      </div>
      {help !== undefined && (
        <div id={`${id}-help`} className={styles.help}>
          {help}
        </div>
      )}
      {children}
      <div id={`${id}-notice`} className={styles.notice} aria-live="polite">
        {notice}
      </div>
      <div id={`${id}-error`} className={styles.error} role={error === undefined ? undefined : 'alert'}>
        {error !== undefined && (
          <>
            <CircleAlert size={15} aria-hidden />
            {error}
          </>
        )}
      </div>
    </div>
  )
}

/** What ties an input to the words around it. */
export function fieldAria(id: string, look: FieldLook) {
  const describedBy = [look.help === undefined ? '' : `${id}-help`, `${id}-notice`, `${id}-error`]
    .filter(Boolean)
    .join(' ')
  return {
    id,
    'aria-describedby': describedBy,
    'aria-invalid': look.error === undefined ? undefined : true,
  } as const
}
