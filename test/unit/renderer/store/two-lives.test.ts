import { describe, expect, it } from 'vitest'
import { trayRecord } from '#test/support/box-feature.ts'
import { aBox, aPortal } from '#test/support/box-portal.ts'
import { pictureOf } from '#test/support/fuzz/damage-vault.ts'
import { makePost, openPost } from '#test/support/test-workstation.ts'

/** A disk laid again from a picture lives twice: the same numbers of segments were given to two different contents. */
async function twoLives() {
  const portal = aPortal(0)
  portal.put('tray', aBox('t1', { text: 'first' }))
  const post = await makePost()
  const desk = await openPost(post, portal)
  await desk.pull()
  desk.crash()
  const picture = pictureOf(post)
  const live = async (text: string) => {
    portal.put('tray', aBox('t1', { text }))
    const again = await openPost(post, portal)
    await again.pull()
    again.crash()
  }
  await live('of one life')
  const one = pictureOf(post)
  for (const name of Object.keys(post.tables) as (keyof typeof post.tables)[]) {
    const table = post.tables[name] as Map<unknown, unknown>
    table.clear()
    for (const [key, row] of structuredClone(picture.tables[name])) table.set(key, row)
  }
  await live('of the other')
  const seq = Math.max(...post.tables.segments.keys())
  expect(one.tables.segments.has(seq)).toBe(true)
  return { portal, post, one, seq }
}

describe('V3: nothing of another life of this disk opens in this one', () => {
  it.each(['bodies', 'segments', 'both'] as const)(
    '%s put back from it: seen, and pulled again',
    async (what) => {
      const { portal, post, one, seq } = await twoLives()
      const [head, body] = [one.tables.segments.get(seq), one.tables.bodies.get(seq)]
      if (head && what !== 'bodies') post.tables.segments.set(seq, head)
      if (body && what !== 'segments') post.tables.bodies.set(seq, body)
      const desk = await openPost(post, portal)
      expect(desk.all(trayRecord).map(({ text }) => text)).not.toContain('of one life')
      expect(desk.state.manifest.mustRefresh).toBe(true)
      await desk.sync()
      expect(desk.all(trayRecord).map(({ text }) => text)).toEqual(['of the other'])
      desk.crash()
    },
  )
})
