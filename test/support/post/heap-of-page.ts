import type { Page } from '@playwright/test'

/** Every text that the page's memory holds: V8's own heap snapshot, taken after its garbage was collected. */
export interface PageHeap {
  readonly texts: number
  /** Which of these texts lie in it, whole or within another, in capitals or not. */
  find(texts: readonly string[]): string[]
}

/** The heap of the page as it stands, by Chromium's own protocol. */
export async function heapOfPage(page: Page): Promise<PageHeap> {
  const session = await page.context().newCDPSession(page)
  const chunks: string[] = []
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk))
  await session.send('HeapProfiler.enable')
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false, captureNumericValue: true })
  await session.detach()
  const { strings } = JSON.parse(chunks.join('')) as { strings: readonly string[] }
  const held = strings.join('\n').toLocaleLowerCase('fr')
  return {
    texts: strings.length,
    find: (texts) => texts.filter((text) => held.includes(text.toLocaleLowerCase('fr'))),
  }
}
