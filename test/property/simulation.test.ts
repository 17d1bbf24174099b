import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { tellStory } from '#test/sim/scene/tell-story.ts'

const regressions = z
  .array(z.strictObject({ seed: z.int(), day: z.enum(['short', 'long']), law: z.string(), note: z.string() }))
  .parse(JSON.parse(readFileSync(new URL('../sim/regressions.json', import.meta.url), 'utf8')))

describe('what the simulated school once found', () => {
  it.each(regressions)('$law: $note (seed $seed)', { timeout: 60_000 }, async ({ seed, day }) => {
    expect((await tellStory(seed, null, day)).failures).toEqual([])
  })
})

describe('the simulated school', () => {
  it('S1 to S18, V4, V5, L2: two hundred seeds, and no law gives way', { timeout: 600_000 }, async () => {
    const failures: object[] = []
    for (let seed = 1; seed <= 200; seed++)
      for (const failure of (await tellStory(seed)).failures) failures.push({ seed, ...failure })
    expect(failures).toEqual([])
  })

  it('tells the same story again from the same seed, to the last word', { timeout: 60_000 }, async () => {
    const told = async () => {
      const lines: string[] = []
      await tellStory(7, (line) => lines.push(line))
      return lines
    }
    const once = await told()
    expect(once.length).toBeGreaterThan(50)
    expect(await told()).toEqual(once)
  })
})
