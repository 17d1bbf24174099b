import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { connectHost } from '#renderer/host/connect-host.ts'

/** What goes to the paper, alone: unseen on the screen, and the only thing printed while it is mounted (design §8). */
export function PrintSheet({ children }: { readonly children: ReactNode }) {
  return createPortal(<div data-print="sheet">{children}</div>, document.body)
}

/** Asks the host to print the page as it stands. */
export async function printPage(format: 'A4' | 'A6'): Promise<boolean> {
  const host = await connectHost()
  return (await host.files.print({ format })).printed
}
