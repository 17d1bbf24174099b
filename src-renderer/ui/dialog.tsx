import type { ReactNode } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { Button } from './button.tsx'
import { classNames } from './class-names.ts'
import styles from './dialog.module.css'
import { useKeys } from './use-keys.ts'

export interface DialogAnswer {
  /** A verb: « Verrouiller ». */
  readonly label: string
  readonly onPress: () => void
  readonly isDanger?: boolean
  readonly chord?: string
  readonly closedBecause?: string | undefined
}

export interface DialogProps {
  readonly isOpen: boolean
  /** The question, with its number. */
  readonly title: string
  readonly children: ReactNode
  /** Loses nothing: it is primary, has the focus, and Escape is this one too. */
  readonly safe: DialogAnswer
  readonly others?: readonly DialogAnswer[]
  /** A form inside has the focus first, and its own answer. */
  readonly hasForm?: boolean
  readonly width?: 'narrow' | 'wide'
}

function Answers({ safe, others = [], hasForm }: Pick<DialogProps, 'safe' | 'others' | 'hasForm'>) {
  return (
    <div className={styles.answers}>
      {others.map((answer) => (
        <Button
          key={answer.label}
          look={answer.isDanger ? 'danger' : 'ordinary'}
          chord={answer.chord}
          closedBecause={answer.closedBecause}
          onClick={answer.onPress}
        >
          {answer.label}
        </Button>
      ))}
      <Button
        look={hasForm ? 'ordinary' : 'primary'}
        chord={safe.chord ?? (hasForm ? 'Escape' : 'Enter')}
        onClick={safe.onPress}
        autoFocus={!hasForm}
      >
        {safe.label}
      </Button>
    </div>
  )
}

function Keys({ title }: { readonly title: string }) {
  useKeys({ name: title, isModal: true, bindings: [] })
  return null
}

/** Only when the answer cannot be undone, or when something would leave the post (design §6). */
export function Dialog({
  isOpen,
  title,
  children,
  safe,
  others,
  hasForm = false,
  width = 'narrow',
}: DialogProps) {
  return (
    <ModalOverlay
      className={styles.scrim ?? ''}
      isOpen={isOpen}
      isDismissable={false}
      onOpenChange={(open) => {
        if (!open) safe.onPress()
      }}
    >
      <Modal className={classNames(styles.modal, styles[width])}>
        <AriaDialog className={styles.dialog ?? ''} role={hasForm ? 'dialog' : 'alertdialog'}>
          <Keys title={title} />
          <Heading slot="title" className={styles.title ?? ''}>
            {title}
          </Heading>
          <div className={styles.body}>{children}</div>
          <Answers safe={safe} hasForm={hasForm} {...(others && { others })} />
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
