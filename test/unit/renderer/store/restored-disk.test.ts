import { describe, expect, it } from 'vitest'
import { labelBox, trayRecord } from '#test/support/box-feature.ts'
import { aPortal } from '#test/support/box-portal.ts'
import type { ModelPortal } from '#test/support/model-portal.ts'
import { makePost, openPost, transportOf, type TestPost } from '#test/support/test-workstation.ts'

/** A picture of the disk, as the software of a classroom takes one to lay it again at each start. */
function pictureOf(post: TestPost) {
  return structuredClone({ tables: post.tables, journalRows: post.journalRows })
}

function layAgain(
  post: TestPost,
  picture: ReturnType<typeof pictureOf>,
  what: 'all' | 'tables' | 'manifest',
): void {
  const names = Object.keys(post.tables) as (keyof typeof post.tables)[]
  for (const name of what === 'manifest' ? (['meta'] as const) : names) {
    const table = post.tables[name] as Map<unknown, unknown>
    table.clear()
    for (const [key, row] of structuredClone(picture.tables[name])) table.set(key, row)
  }
  if (what === 'all') post.journalRows.splice(0, post.journalRows.length, ...picture.journalRows)
}

const label = (id: string, text: string) => ({ kind: 'tray' as const, id, label: text })

/** A post that worked, was pictured, and worked on: the portal has seen more of it than the picture knows. */
async function aPictureThatIsBehind(): Promise<{
  portal: ModelPortal
  post: TestPost
  picture: ReturnType<typeof pictureOf>
}> {
  const portal = aPortal()
  const post = await makePost()
  const desk = await openPost(post, portal)
  await desk.sync()
  await desk.run(labelBox, label('t0', 'before'))
  await desk.sync()
  const picture = pictureOf(post)
  for (const text of ['after 1', 'after 2', 'after 3']) {
    post.now += 1000
    await desk.run(labelBox, label('t0', text))
    await desk.sync()
  }
  desk.crash()
  post.now += 60_000
  return { portal, post, picture }
}

describe('S2, S17: a disk laid again from a picture, as frozen classrooms do at each start', () => {
  it.each(['all', 'tables', 'manifest'] as const)(
    'what is typed before the first contact keeps its own verdict and its own effect (%s)',
    async (what) => {
      const { portal, post, picture } = await aPictureThatIsBehind()
      layAgain(post, picture, what)
      const desk = await openPost(post, portal)
      for (const text of ['new 1', 'new 2', 'new 3', 'new 4']) {
        post.now += 1000
        expect(await desk.run(labelBox, label('t2', text))).toMatchObject({ kind: 'durable' })
      }
      await desk.sync()
      expect(portal.held('tray').get('t2')).toMatchObject({ labels: ['new 1', 'new 2', 'new 3', 'new 4'] })
      expect(portal.held('tray').get('t0')).toMatchObject({
        labels: ['after 1', 'after 2', 'after 3', 'before'],
      })
      expect([...portal.effects.values()].every((count) => count === 1)).toBe(true)
      expect(desk.state.outbox.entries).toEqual([])
      expect(new Map(desk.all(trayRecord).map((tray) => [tray.id, tray]))).toEqual(portal.held('tray'))
      desk.crash()
      const again = await openPost(post, portal)
      await again.sync()
      expect(new Map(again.all(trayRecord).map((tray) => [tray.id, tray]))).toEqual(portal.held('tray'))
    },
  )

  it('what is typed while the first pull is under way is not taken for what the portal answers of before', async () => {
    const { portal, post, picture } = await aPictureThatIsBehind()
    layAgain(post, picture, 'all')
    const wire = transportOf(portal)
    let typing: Promise<unknown> = Promise.resolve()
    const desk = await openPost(post, {
      ...wire,
      pull: async (message) => {
        const reply = await wire.pull(message)
        typing = desk.run(labelBox, label('t2', 'meanwhile'))
        await typing
        return reply
      },
    })
    await desk.pull()
    await typing
    expect(desk.vault.view.get(trayRecord, 't2')?.labels).toEqual(['meanwhile'])
    const later = await openPost(post, portal)
    await later.sync()
    expect(portal.held('tray').get('t2')).toMatchObject({ labels: ['meanwhile'] })
  })

  it('V4: commands numbered anew outlive a manifest of before that numbering', async () => {
    const portal = aPortal()
    const post = await makePost()
    const desk = await openPost(post, portal)
    await desk.sync()
    await desk.run(labelBox, label('t0', 'one'))
    const picture = pictureOf(post)
    await desk.engine.store.renumber(2, [1])
    await desk.run(labelBox, label('t0', 'two'))
    desk.crash()
    layAgain(post, picture, 'manifest')
    const again = await openPost(post, portal)
    expect(again.state.outbox.entries).toHaveLength(2)
    await again.sync()
    expect(portal.held('tray').get('t0')).toMatchObject({ labels: ['one', 'two'] })
  })
})
