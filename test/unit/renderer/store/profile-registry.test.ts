import { describe, expect, it } from 'vitest'
import { instantOf } from '#shared/kernel/instant.ts'
import { newCard } from '#renderer/lock/profile-card.ts'
import { openRegistry } from '#renderer/store/profile-registry.ts'
import type { ProfileRow } from '#renderer/store/profile-row.ts'
import { createMemoryCopy } from '#renderer/store/registry-copies.ts'
import { testPerson } from '#test/support/test-workstation.ts'

function aRow(id: string): ProfileRow {
  const card = newCard(testPerson, instantOf(Date.parse('2026-11-16T08:00:00.000Z')))
  return { id, card, passwordWrap: null, portalWrap: { v: 1, box: '' }, person: '' }
}

describe('the registry of profiles', () => {
  it('V1: nothing of a card can be read in what is kept', async () => {
    const copy = createMemoryCopy()
    const registry = await openRegistry([copy], null)
    await registry.save(aRow('profile-0001'))
    await registry.setFarewell({ code: 'account-suspended', params: { handedOver: 3 } })
    const text = (await copy.read()) ?? ''
    for (const word of ['Lemaire', 'Kadiatou', 'lemaire', '2026', 'suspended'])
      expect(text).not.toContain(word)
    const again = await openRegistry([copy], null)
    expect(again.rows()[0]?.card).toMatchObject({ familyName: 'Lemaire' })
    expect(again.farewell()).toEqual({ code: 'account-suspended', params: { handedOver: 3 } })
  })

  it('V4: of two copies the later counts, and one is enough', async () => {
    const [first, second] = [createMemoryCopy(), createMemoryCopy()]
    const registry = await openRegistry([first, second], null)
    await registry.save(aRow('profile-0001'))
    const write = second.write
    second.write = () => Promise.reject(new Error('full'))
    await registry.save(aRow('profile-0002'))
    second.write = write
    expect((await openRegistry([first, second], null)).rows()).toHaveLength(2)
    expect((await openRegistry([createMemoryCopy(), first], null)).rows()).toHaveLength(2)
  })

  it('two changes begun together are both kept', async () => {
    const copy = createMemoryCopy()
    const registry = await openRegistry([copy], null)
    await Promise.all([registry.save(aRow('profile-0001')), registry.save(aRow('profile-0002'))])
    expect((await openRegistry([copy], null)).rows()).toHaveLength(2)
  })

  it('V2, V7: a removed profile does not come back from an older copy', async () => {
    const [first, second] = [createMemoryCopy(), createMemoryCopy()]
    const registry = await openRegistry([first, second], null)
    await registry.save(aRow('profile-0001'))
    second.write = () => Promise.reject(new Error('full'))
    await registry.remove('profile-0001')
    expect((await openRegistry([first, second], null)).rows()).toEqual([])
  })

  it('a card sealed by a keychain that changed is kept, and shows no name', async () => {
    const copy = createMemoryCopy()
    const [mine, other] = [btoa('x'.repeat(32)), btoa('y'.repeat(32))]
    await (await openRegistry([copy], mine)).save(aRow('profile-0001'))
    const blind = await openRegistry([copy], other)
    expect(blind.rows()[0]).toMatchObject({ id: 'profile-0001', card: null })
    await blind.setFarewell(null)
    expect((await openRegistry([copy], mine)).rows()[0]?.card).toMatchObject({ familyName: 'Lemaire' })
  })
})
