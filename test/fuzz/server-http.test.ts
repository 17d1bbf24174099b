import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routeTable } from '#test/rights/route-table.ts'
import { usePostgres } from '#test/support/portal/use-postgres.ts'
import { fuzzRuns } from '#test/support/fuzz/fuzz-runs.ts'
import { findsOf } from './server-finds.ts'
import { httpCase, sentOf, type HttpCase } from './server-cases.ts'
import { judge, openFuzzScene, type FuzzScene } from './server-scene.ts'

const base = usePostgres()

describe('the portal’s routes, asked anything', { timeout: 3_600_000 }, () => {
  let scene: FuzzScene
  beforeAll(async () => {
    scene = await openFuzzScene(base().url, base().db)
  })
  afterAll(() => scene.portal.close())

  const wrongsOf = (one: HttpCase) => judge(scene, one.route, sentOf(scene, one))

  it.each(findsOf<HttpCase>('server-http').map((find) => [find.why, find.case] as const))(
    'once found: %s',
    async (_why, one) => {
      expect(await wrongsOf(one)).toEqual([])
    },
  )

  it('S19: never a failure, never a hang, always an answer that decodes, and a refusal writes and tells nothing', async () => {
    await fc.assert(
      fc.asyncProperty(httpCase, async (one) => {
        expect(await wrongsOf(one)).toEqual([])
      }),
      { numRuns: fuzzRuns(600) },
    )
  })

  it.each(routeTable.map(({ route }) => route))('%s, message by message', async (route) => {
    await fc.assert(
      fc.asyncProperty(httpCase, async (one) => {
        expect(await wrongsOf({ ...one, route, manner: 'plain', caller: 'direction' })).toEqual([])
      }),
      { numRuns: fuzzRuns(route === 'POST /session' ? 5 : 25) },
    )
  })
})
