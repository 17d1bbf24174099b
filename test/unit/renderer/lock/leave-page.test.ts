import { describe, expect, it } from 'vitest'
import { labelBox } from '#test/support/box-feature.ts'
import { aPortal } from '#test/support/box-portal.ts'
import { makePost, openPost } from '#test/support/test-workstation.ts'
import { keepWhatWasTyped } from '#renderer/lock/leave-page.ts'
import type { OpenProfile } from '#renderer/lock/session-context.ts'

describe('what a lock waits for', () => {
  it('L2: waits for the command that the disk is writing, and for the draft', async () => {
    const post = await makePost()
    const desk = await openPost(post, aPortal())
    await desk.pull()
    const { write } = post.disk
    let free = () => {}
    const held = new Promise<void>((resolve) => (free = resolve))
    post.disk.write = async (one) => held.then(() => write(one))
    const typed = desk.run(labelBox, { kind: 'tray', id: 't0', label: 'typed as it locked' })
    let hasFlushed = false
    const drafts = { ...desk.vault.drafts, flush: async () => void (hasFlushed = true) }
    let isKept = false
    const keeping = keepWhatWasTyped({ state: desk.state, drafts } as unknown as OpenProfile)
    void keeping.then(() => (isKept = true))
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(isKept).toBe(false)
    free()
    await keeping
    expect(await typed).toMatchObject({ kind: 'durable' })
    expect([hasFlushed, post.tables.outbox.size]).toEqual([true, 1])
  })
})
