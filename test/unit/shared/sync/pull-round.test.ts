import { describe, expect, it } from 'vitest'
import { freshMemory } from '#shared/sync/engine-context.ts'
import type { CheckpointClose } from '#shared/sync/ports.ts'
import { pullOnce } from '#shared/sync/pull-round.ts'
import { createMemoryLocalStore } from '#test/support/memory-local-store.ts'
import { ModelPortal } from '#test/support/model-portal.ts'
import { silentWatcher, transportOf } from '#test/support/test-workstation.ts'

const day = 24 * 3_600_000

/** One pull by a device whose clock says this when it asks, and that when it hears the answer. */
async function skewAfter(askedMs: number, heardMs: number): Promise<number> {
  const portal = new ModelPortal()
  const store = createMemoryLocalStore()
  const { beginCheckpoint } = store
  let close: CheckpointClose | null = null
  store.beginCheckpoint = (fresh) => {
    const checkpoint = beginCheckpoint(fresh)
    return {
      ...checkpoint,
      commit: (given) => {
        close = given
        return checkpoint.commit(given)
      },
    }
  }
  let nowMs = askedMs
  const wire = transportOf(portal)
  await pullOnce({
    ...{ store, schema: {}, watcher: silentWatcher, memory: freshMemory(), random: { next: () => 0 } },
    clock: { now: () => nowMs, sleep: () => ({ done: Promise.resolve(), cancel: () => undefined }) },
    transport: {
      ...wire,
      pull: async (message) => {
        const reply = await wire.pull(message)
        nowMs = heardMs
        return reply
      },
    },
  })
  return (close as CheckpointClose | null)?.skewMs ?? Number.NaN
}

describe('S6: how late the portal is known to be', () => {
  it('S6, C2: an answer that a sleeping machine hears three days later does not put the hour back', async () => {
    const portalMs = new ModelPortal().now
    expect(await skewAfter(portalMs, portalMs + 3 * day)).toBe(0)
  })

  it('S6: a clock put back while the answer is on its way does not put the hour back either', async () => {
    const portalMs = new ModelPortal().now
    expect(await skewAfter(portalMs, portalMs - 3 * day)).toBe(3 * day)
  })
})
