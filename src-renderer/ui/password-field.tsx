import { Eye, EyeOff } from 'lucide-react'
import { useId, useState, type KeyboardEvent, type Ref } from 'react'
import { classNames } from './class-names.ts'
import { Field, fieldAria, type FieldLook } from './field.tsx'
import styles from './field.module.css'
import { IconButton } from './icon-button.tsx'
import { uiLabels } from './labels.fr.ts'

export interface PasswordFieldProps extends FieldLook {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly autoFocus?: boolean
  readonly isDisabled?: boolean
  readonly ref?: Ref<HTMLInputElement>
}

/** A password: it may be shown, and Caps Lock is said. */
export function PasswordField(props: PasswordFieldProps) {
  const { value, onChange, autoFocus, isDisabled, ref, ...look } = props
  const id = useId()
  const [isShown, setShown] = useState(false)
  const [hasCapsLock, setCapsLock] = useState(false)
  const watch = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'))
  return (
    <Field id={id} {...look} notice={hasCapsLock ? uiLabels.capsLock : undefined}>
      <div className={styles.box}>
        <input
          {...fieldAria(id, look)}
          ref={ref}
          type={isShown ? 'text' : 'password'}
          className={classNames(styles.input, styles.withInside)}
          value={value}
          // Shared posts: no browser may offer to keep a password, nor write it down while it is shown (law V1).
          autoComplete="off"
          // The page asks for a password alone: the caret waits in it.
          autoFocus={autoFocus}
          spellCheck={false}
          maxLength={200}
          disabled={isDisabled}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={watch}
          onKeyUp={watch}
        />
        <span className={styles.inside}>
          <IconButton
            icon={isShown ? EyeOff : Eye}
            label={isShown ? uiLabels.hidePassword : uiLabels.showPassword}
            aria-pressed={isShown}
            size="small"
            onClick={() => setShown(!isShown)}
          />
        </span>
      </div>
    </Field>
  )
}
