import { describe, expect, it } from 'vitest'
import { findByName, nameEntries } from '#shared/domain/people/name-search-rules.ts'

const entries = nameEntries([
  { familyName: 'CISSÉ', givenName: 'Aïssatou' },
  { familyName: 'LEFÈVRE-NGUYEN', givenName: 'Maëlle' },
  { familyName: 'NGUYEN', givenName: 'Lina' },
  { familyName: 'D’ORAZIO', givenName: 'Chiara' },
])
const found = (text: string) => findByName(entries, text).map((person) => person.familyName)

describe('searching a name', () => {
  it('does without accents, capitals, apostrophes', () => {
    expect(found('cisse')).toEqual(['CISSÉ'])
    expect(found('D’Ora')).toEqual(['D’ORAZIO'])
    expect(found("d'ora")).toEqual(['D’ORAZIO'])
  })

  it('puts family names that begin so before second names and given names', () => {
    expect(found('ngu')).toEqual(['NGUYEN', 'LEFÈVRE-NGUYEN'])
    expect(found('mael')).toEqual(['LEFÈVRE-NGUYEN'])
    expect(found('lefevre nguyen ma')).toEqual(['LEFÈVRE-NGUYEN'])
  })

  it('finds nobody for nothing', () => {
    expect(found(' ')).toEqual([])
    expect(found('zzz')).toEqual([])
  })
})
