import { EventEmitter } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { headNews, type HeadNews } from '#server/store/head-news.ts'

/** News of the base, in this process and from the others that share it (law S18). A lost one is harmless. */
export interface Pokes {
  onHead(listener: (news: HeadNews) => void): () => void
  /** Sessions of an account were closed. */
  onClosed(listener: (accountId: string) => void): () => void
  close(): Promise<void>
}

interface News extends Record<'head' | 'closed', unknown[]> {
  head: [HeadNews]
  closed: [string]
}

function listenTo<Name extends keyof News>(
  emitter: EventEmitter<News>,
  event: Name,
  listener: (...news: News[Name]) => void,
): () => void {
  emitter.on(event, listener as never)
  return () => emitter.off(event, listener as never)
}

function takeNotice(emitter: EventEmitter<News>, notice: pg.Notification): void {
  if (notice.channel === 'pupitre_closed') emitter.emit('closed', notice.payload ?? '')
  if (notice.channel !== 'pupitre_head') return
  const news = headNews.safeParse(JSON.parse(notice.payload ?? 'null'))
  if (news.success) emitter.emit('head', news.data)
}

/** Keeps one connection listening, opened again when it falls. */
export async function openPokes(url: string): Promise<Pokes> {
  const emitter = new EventEmitter<News>().setMaxListeners(0)
  let isClosed = false
  let client: pg.Client | null = null
  const open = async (): Promise<void> => {
    const fresh = new pg.Client({ connectionString: url })
    fresh.on('notification', (notice) => takeNotice(emitter, notice))
    fresh.once('error', () => void reopen())
    await fresh.connect()
    await fresh.query('listen pupitre_head; listen pupitre_closed')
    client = fresh
  }
  const reopen = async (): Promise<void> => {
    while (!isClosed) {
      await delay(1000, undefined, { ref: false })
      if (
        !isClosed &&
        (await open().then(
          () => true,
          () => false,
        ))
      )
        return
    }
  }
  await open()
  return {
    onHead: (listener) => listenTo(emitter, 'head', listener),
    onClosed: (listener) => listenTo(emitter, 'closed', listener),
    close: async () => {
      isClosed = true
      await client?.end().catch(() => undefined)
    },
  }
}
