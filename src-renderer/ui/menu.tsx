import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { Menu as AriaMenu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { KeyCap } from './key-cap.tsx'
import styles from './menu.module.css'

export interface MenuLine {
  readonly id: string
  readonly label: string
  readonly icon?: LucideIcon
  readonly chord?: string
  readonly onPress: () => void
}

interface MenuProps {
  /** Accessible name of the button, when its words do not say it all. */
  readonly label: string
  readonly button: ReactNode
  readonly lines: readonly MenuLine[]
  /** Told above the lines: who is here. */
  readonly head?: ReactNode
}

/** A button and its list of things to do. */
export function Menu({ label, button, lines, head }: MenuProps) {
  return (
    <MenuTrigger>
      <Button className={styles.button ?? ''} aria-label={label}>
        {button}
      </Button>
      <Popover className={styles.popover ?? ''} placement="bottom end" offset={4}>
        {head !== undefined && <div className={styles.head}>{head}</div>}
        <AriaMenu className={styles.menu ?? ''} aria-label={label}>
          {lines.map(({ id, label: words, icon: Icon, chord, onPress }) => (
            <MenuItem key={id} id={id} textValue={words} className={styles.item ?? ''} onAction={onPress}>
              {Icon && <Icon size={16} aria-hidden />}
              <span className={styles.words}>{words}</span>
              {chord !== undefined && <KeyCap chord={chord} />}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
