import type { LucideIcon } from 'lucide-react'
import type { ButtonHTMLAttributes, Ref } from 'react'
import { classNames } from './class-names.ts'
import styles from './icon-button.module.css'
import { Tooltip } from './tooltip.tsx'

export interface IconButtonProps extends Omit<
  ButtonHTMLAttributes<HTMLButtonElement>,
  'className' | 'children'
> {
  readonly icon: LucideIcon
  /** Its accessible name, shown in a tooltip. */
  readonly label: string
  readonly chord?: string | undefined
  readonly size?: 'small' | 'bar' | 'window'
  readonly ref?: Ref<HTMLButtonElement>
}

/** An icon alone, with its name in a tooltip (design §4). */
export function IconButton({ icon: Icon, label, chord, size = 'bar', ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} chord={chord}>
      <button type="button" aria-label={label} {...rest} className={classNames(styles.button, styles[size])}>
        <Icon size={16} aria-hidden />
      </button>
    </Tooltip>
  )
}
