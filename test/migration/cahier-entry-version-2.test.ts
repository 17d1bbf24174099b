import { describe, expect, it } from 'vitest'
import { fillEntries } from '#shared/domain/cahier-de-textes/entry/fill-commands.ts'
import { entryRecord } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { upgradeRecord } from '#shared/sync/decode-row.ts'
import { aSealedEntry, anEntry } from '#test/rights/cahier-samples.ts'
import type { StaffId } from '#shared/domain/core/ids.ts'
import { faultsOf } from '#shared/domain/cahier-de-textes/visa/seal-rules.ts'
import { must } from '#shared/kernel/must.ts'
import { contents } from '#test/support/cahier-desk.ts'

describe('an entry and its filling, from version 1 to 2', () => {
  const entry = aSealedEntry(anEntry('l1', ['oliveira' as StaffId], ['d-3b']))

  it('house §9: an entry of version 1 is read as it was, poured from no series that is known', () => {
    const read = upgradeRecord(entryRecord, 1, entry as never)
    expect(entryRecord.schema.parse(read)).toEqual(entry)
    expect(read['plannedFrom']).toBeUndefined()
  })

  it('C1: what was sealed under version 1 is still what its seal says', () => {
    const read = entryRecord.schema.parse(upgradeRecord(entryRecord, 1, entry as never))
    const seal = must(read.seals[0], 'a seal')
    expect(faultsOf('', read, seal)).toEqual(['not-signed'])
    expect(faultsOf('', { ...read, plannedFrom: 'p1' as never }, seal)).toEqual(['not-signed'])
  })

  it('S12: a filling given by version 1 of its command is taken as it is', () => {
    const args = {
      fills: [{ lessonId: 'l1', contents: contents('Thalès'), homework: [], carriedFrom: null }],
    }
    const [step] = fillEntries.upgrades
    expect(fillEntries.args.parse(must(step, 'the step from 1 to 2')(args))).toEqual(args)
  })
})
