import { labelBox, writeBox } from '#test/support/box-feature.ts'
import { aBox, aPortal } from '#test/support/box-portal.ts'
import type { ModelPortal } from '#test/support/model-portal.ts'
import { makePost, openPost, type TestPost } from '#test/support/test-workstation.ts'
import { pictureOf, type DiskPicture } from './damage-vault.ts'

export const draftKey = 'observation:l8:diallo'
export const halfTyped = 'A rangé tout le matériel puis'

/** A post in the middle of a day: rows in several segments, verdicts, an item to see, work that waits, a draft. */
export interface WornPost {
  readonly portal: ModelPortal
  readonly post: TestPost
  readonly older: DiskPicture
  readonly other: DiskPicture
  /** Every value that the portal ever gave each row, as JSON. */
  readonly told: ReadonlyMap<string, ReadonlySet<string>>
  /** Numbers of the commands that wait, durable and never sent. */
  readonly waiting: readonly number[]
  /** Numbers that have their verdict. */
  readonly settled: number
}

export async function aWornPost(): Promise<WornPost> {
  const portal = aPortal(6)
  portal.pageRows = 40
  const told = new Map<string, Set<string>>()
  const remember = () => {
    for (const [key, row] of portal.rows)
      told.set(key, (told.get(key) ?? new Set()).add(JSON.stringify(row.data)))
  }
  const post = await makePost()
  const desk = await openPost(post, portal)
  const label = (id: string, text: string, kind: 'tray' | 'box' = 'tray') => {
    post.now += 1000
    return desk.run(labelBox, { kind, id, label: text })
  }
  remember()
  await desk.sync()
  await label('t0', 'sent')
  desk.vault.drafts.set(draftKey, 'A rangé')
  await desk.vault.drafts.flush()
  const older = pictureOf(post)
  await desk.sync()
  remember()
  await desk.run(writeBox, { kind: 'tray', id: 't2', drawer: '', text: 'mine', was: 'text of t2' })
  portal.put('tray', aBox('t2', { text: 'theirs' }))
  portal.put('box', aBox('b1', { text: 'later' }))
  portal.put('tray', aBox('t1', { text: 'later', scopes: ['class:3B'] }))
  portal.delete('tray', 't5')
  await desk.sync()
  remember()
  for (const [id, text] of [
    ['t0', 'kept 1'],
    ['t3', 'kept 2'],
    ['t0', 'kept 3'],
  ] as const)
    await label(id, text)
  await label('b2', 'kept 4', 'box')
  desk.vault.drafts.set(draftKey, halfTyped)
  await desk.vault.drafts.flush()
  const waiting = desk.state.outbox.entries.map(({ command }) => command.mid)
  desk.crash()
  post.reports.splice(0)
  return { portal, post, older, other: await anotherPerson(portal), told, waiting, settled: 2 }
}

async function anotherPerson(portal: ModelPortal): Promise<DiskPicture> {
  const post = await makePost('post-0002')
  const desk = await openPost(post, portal)
  await desk.sync()
  await desk.run(labelBox, { kind: 'tray', id: 't4', label: 'of another' })
  desk.vault.drafts.set(draftKey, 'Words of another person')
  await desk.vault.drafts.flush()
  desk.crash()
  return pictureOf(post)
}
