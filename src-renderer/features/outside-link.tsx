import { useState, type MouseEvent, type ReactNode } from 'react'
import { connectHost } from '#renderer/host/connect-host.ts'
import { outsideLabels } from './outside-labels.fr.ts'
import styles from './outside-link.module.css'

interface OutsideLinkProps {
  readonly href: string
  readonly children: ReactNode
}

/** A page of the web that a text names: the host asks, then opens it in the machine’s own browser. This page opens nothing. */
export function OutsideLink({ href, children }: OutsideLinkProps) {
  const [isClosed, setClosed] = useState(false)
  const open = async () => {
    const host = await connectHost()
    const { opened } = await host.post.openAddress({ address: href }).catch(() => ({ opened: false }))
    setClosed(!opened)
  }
  const onClick = (event: MouseEvent) => {
    event.preventDefault()
    void open()
  }
  return (
    <>
      <a href={href} rel="noreferrer" title={href} className={styles.link} onClick={onClick}>
        {children}
      </a>
      {isClosed && (
        <span className={styles.closed} role="status">
          {' '}
          {outsideLabels.notOpened(href)}
        </span>
      )}
    </>
  )
}
