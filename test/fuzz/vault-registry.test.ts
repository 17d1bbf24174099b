import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openRegistry } from '#renderer/store/profile-registry.ts'
import { createMemoryCopy, type RegistryCopy } from '#renderer/store/registry-copies.ts'
import { kdfFloor } from '#renderer/store/password-kdf.ts'
import { newDataKey, openByPassword, wrapByPassword } from '#renderer/store/wraps.ts'
import type { ProfileRow } from '#renderer/store/profile-row.ts'
import { fuzzRuns, fuzzTimeout } from '#test/support/fuzz/fuzz-runs.ts'

const deviceSecret = Buffer.alloc(32, 7).toString('base64')
const box = Buffer.alloc(60, 3).toString('base64')

const profile = (id: string): ProfileRow => ({
  id,
  card: {
    ...{
      accountId: 'account',
      login: 'k.lemaire',
      civility: 'Mme',
      familyName: 'Lemaire',
      givenName: 'Kadiatou',
    },
    ...{
      title: 'CPE',
      schoolName: 'Collège',
      lastUsedAt: '2026-11-17T07:05:00.000Z',
      lockedAt: null,
      lockedWhy: null,
    },
    ...{ draftCount: 1, pendingCount: 2, dataAsOf: null, retentionDays: 30, failures: 0, lastFailedAt: null },
    lockMinutes: { desk: 5, classroom: 10, office: 15, council: 45 },
  } as ProfileRow['card'],
  passwordWrap: { v: 1, cost: { memoryKiB: 65_536, passes: 3, lanes: 1 }, salt: box, withDevice: true, box },
  portalWrap: { v: 1, box },
  person: box,
})

/** Two copies of a registry, as a post keeps them: in IndexedDB and in the host's file. */
async function twoCopies(): Promise<readonly [RegistryCopy, RegistryCopy]> {
  const copies = [createMemoryCopy(), createMemoryCopy()] as const
  const registry = await openRegistry(copies, deviceSecret)
  await registry.save(profile('post-0001'))
  await registry.save(profile('post-0002'))
  return copies
}

const harm = fc.record({
  copy: fc.nat(1),
  act: fc.constantFrom('letter', 'cut', 'empty', 'other' as const),
  at: fc.nat(5_000),
  letter: fc.constantFrom('é', '0', '9', '"', '%', 'A', ' '),
})

function harmed(text: string, { act, at, letter }: { act: string; at: number; letter: string }): string {
  const from = at % text.length
  if (act === 'cut') return text.slice(0, from)
  if (act === 'empty') return ''
  if (act === 'other') return '{"v":1,"revision":99,"postKey":null,"rows":[],"farewell":null}'
  return text.slice(0, from) + letter + text.slice(from + 1)
}

describe('L3: a wrap damaged in every copy', () => {
  it.each(['salt', 'box'] as const)(
    'does not open, and says no more than a wrong password (%s)',
    async (part) => {
      const dataKey = newDataKey()
      const secret = { password: 'Un-Mot-De-Passe-1', device: null }
      const wrap = await wrapByPassword(dataKey, 'post-0001', secret, kdfFloor)
      for (const text of ['', '%', 'é', 'AA==', wrap[part].slice(1), `${wrap[part]}AAAA`])
        expect(await openByPassword({ ...wrap, [part]: text }, 'post-0001', secret)).toBeNull()
    },
  )
})

describe('V2 V4: one damaged copy of the registry of profiles', () => {
  it('never keeps anybody out: the other one counts', { timeout: fuzzTimeout() }, async () => {
    await fc.assert(
      fc.asyncProperty(harm, async (one) => {
        const copies = await twoCopies()
        const damaged = copies[one.copy] as RegistryCopy
        await damaged.write(harmed((await damaged.read()) ?? '', one), 0)
        const registry = await openRegistry(copies, deviceSecret)
        expect(registry.rows().toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual([
          profile('post-0001'),
          profile('post-0002'),
        ])
      }),
      { numRuns: fuzzRuns(150) },
    )
  })

  it('both damaged: what can be read is read, and nothing fails', { timeout: fuzzTimeout() }, async () => {
    await fc.assert(
      fc.asyncProperty(harm, harm, async (one, other) => {
        const copies = await twoCopies()
        for (const [index, each] of [one, other].entries())
          await copies[index]?.write(harmed((await copies[index]?.read()) ?? '', each), 0)
        const registry = await openRegistry(copies, deviceSecret)
        expect(registry.rows().length).toBeLessThanOrEqual(2)
        await registry.save(profile('post-0003'))
      }),
      { numRuns: fuzzRuns(100) },
    )
  })
})
