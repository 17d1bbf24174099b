import { describe, expect, it } from 'vitest'
import { decodeRow } from '#shared/sync/decode-row.ts'
import { boxTypes, trayRecord } from '#test/support/box-feature.ts'
import { aBox } from '#test/support/box-portal.ts'

const row = (change: object = {}) => ({
  kind: 'tray',
  id: 'a',
  version: 1,
  data: { ...aBox('a') },
  ...change,
})

describe('S12: reading rows', () => {
  it('S12: unknown kinds, newer versions and misshapen rows are set aside', () => {
    for (const odd of [{ kind: 'crate' }, { version: 2 }, { version: 0 }, { data: { id: 'a' } }, { id: 'b' }])
      expect(decodeRow(boxTypes, row(odd)).kind).toBe('aside')
  })

  it('S12: unknown fields stay in the record', () => {
    const decoded = decodeRow(boxTypes, row({ data: { ...aBox('a'), colour: 'blue' } }))
    expect(decoded).toMatchObject({ kind: 'known', record: { colour: 'blue' } })
  })

  it('an older row climbs every step to this version', () => {
    const types = new Map([
      [
        'tray',
        {
          ...trayRecord,
          version: 3,
          upgrades: [
            ({ body, ...rest }: Readonly<Record<string, unknown>>) => ({ ...rest, text: body }),
            (earlier: Readonly<Record<string, unknown>>) => ({ ...earlier, labels: ['climbed'] }),
          ],
        },
      ],
    ])
    const { text: _, ...rest } = aBox('a')
    const decoded = decodeRow(types, row({ data: { ...rest, body: 'old' } }))
    expect(decoded).toMatchObject({ kind: 'known', record: { text: 'old', labels: ['climbed'] } })
  })
})
