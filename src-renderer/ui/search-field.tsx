import { Search, X } from 'lucide-react'
import { useId, type InputHTMLAttributes, type Ref } from 'react'
import { classNames } from './class-names.ts'
import styles from './field.module.css'
import { IconButton } from './icon-button.tsx'
import { uiLabels } from './labels.fr.ts'
import { VisuallyHidden } from './visually-hidden.tsx'

export interface SearchFieldProps extends Omit<
  InputHTMLAttributes<HTMLInputElement>,
  'onChange' | 'value' | 'className' | 'size'
> {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly ref?: Ref<HTMLInputElement>
}

/** A search: Escape empties it first. Its label is read, its icon seen. */
export function SearchField({ label, value, onChange, ...rest }: SearchFieldProps) {
  const id = useId()
  return (
    <div className={styles.box}>
      <label htmlFor={id}>
        <VisuallyHidden>{label}</VisuallyHidden>
      </label>
      <Search size={15} className={styles.icon} aria-hidden />
      <input
        type="text"
        autoComplete="off"
        spellCheck={false}
        placeholder={label}
        {...rest}
        id={id}
        className={classNames(styles.input, styles.withIcon, styles.withInside)}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          rest.onKeyDown?.(event)
          if (event.key !== 'Escape' || value === '') return
          event.stopPropagation()
          onChange('')
        }}
      />
      {value !== '' && (
        <span className={styles.inside}>
          <IconButton icon={X} label={uiLabels.clear} size="small" onClick={() => onChange('')} />
        </span>
      )}
    </div>
  )
}
