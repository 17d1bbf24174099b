import type { ReactElement } from 'react'
import { Focusable, Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components/Tooltip'
import { KeyCap } from './key-cap.tsx'
import styles from './tooltip.module.css'

interface TooltipProps {
  readonly text: string
  readonly chord?: string | undefined
  readonly side?: 'top' | 'bottom' | 'left' | 'right'
  /** One element that can have the focus. */
  readonly children: ReactElement<Record<string, unknown>, string>
}

/** The name of an icon, on hover and on focus: nothing else is ever behind a hover (design §11). */
export function Tooltip({ text, chord, side = 'bottom', children }: TooltipProps) {
  return (
    <TooltipTrigger delay={400} closeDelay={80}>
      <Focusable>{children}</Focusable>
      <AriaTooltip placement={side} offset={6} className={styles.tip ?? ''}>
        {text}
        {chord !== undefined && <KeyCap chord={chord} isOnInk />}
      </AriaTooltip>
    </TooltipTrigger>
  )
}
