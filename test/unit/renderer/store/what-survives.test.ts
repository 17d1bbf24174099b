import { describe, expect, it } from 'vitest'
import { recordTypes } from '#shared/domain/registry.ts'
import { emptyTables } from '#renderer/store/memory-vault-disk.ts'
import { vaultTables } from '#renderer/store/vault-disk.ts'

describe('V6, house §9: what survives what', () => {
  it('every table says whose it is and what clears it; all of it is ciphertext, all of it goes at log-out', () => {
    expect(Object.keys(vaultTables).sort()).toEqual(Object.keys(emptyTables()).sort())
    expect(vaultTables).toEqual({
      meta: { owner: 'person', clearOn: 'logout' },
      segments: { owner: 'school', clearOn: 'logout' },
      bodies: { owner: 'school', clearOn: 'logout' },
      outbox: { owner: 'person', clearOn: 'logout' },
      settled: { owner: 'person', clearOn: 'logout' },
      drafts: { owner: 'person', clearOn: 'logout' },
    })
  })

  it('V6: every record leaves memory at lock', () => {
    const kept = [...recordTypes.values()].filter(
      ({ retention }) => retention.clearOn !== 'lock' && retention.clearOn !== 'both',
    )
    expect(kept.map(({ kind }) => kind)).toEqual([])
  })
})
