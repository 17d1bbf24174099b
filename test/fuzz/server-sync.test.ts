import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { usePostgres } from '#test/support/portal/use-postgres.ts'
import { fuzzRuns } from '#test/support/fuzz/fuzz-runs.ts'
import { findsOf } from './server-finds.ts'
import { openFuzzScene, type FuzzScene } from './server-scene.ts'
import { pullCase, pushCase, wrongPull, wrongPush, wrongRows } from './server-sync-cases.ts'
import type { PullCase, PushCase } from './server-sync-cases.ts'

const base = usePostgres()

describe('the portal’s sync, told anything', { timeout: 3_600_000 }, () => {
  let scene: FuzzScene
  beforeAll(async () => {
    scene = await openFuzzScene(base().url, base().db)
  })
  afterAll(() => scene.portal.close())

  it.each(findsOf<PushCase>('server-push').map((find) => [find.why, find.case] as const))(
    'once found in a push: %s',
    async (_why, one) => {
      expect([...(await wrongPush(scene, one)), ...(await wrongRows(scene))]).toEqual([])
    },
  )

  it.each(findsOf<PullCase>('server-pull').map((find) => [find.why, find.case] as const))(
    'once found in a pull: %s',
    async (_why, one) => {
      expect(await wrongPull(scene, one)).toEqual([])
    },
  )

  it('S2, S4: a command valid by shape and absurd by content gets one verdict, throws nowhere, and leaves no wrong row', async () => {
    await fc.assert(
      fc.asyncProperty(pushCase, async (one) => {
        expect(await wrongPush(scene, one)).toEqual([])
      }),
      { numRuns: fuzzRuns(500) },
    )
    expect(await wrongRows(scene)).toEqual([])
  })

  it('S7, C18: a pull from any cursor, epoch, page and scopes brings rows of his own scopes, or none', async () => {
    await fc.assert(
      fc.asyncProperty(pullCase, async (one) => {
        expect(await wrongPull(scene, one)).toEqual([])
      }),
      { numRuns: fuzzRuns(250) },
    )
  })
})
