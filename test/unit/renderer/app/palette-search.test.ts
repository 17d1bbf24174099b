import { matchRanges } from '#shared/kernel/match-ranges.ts'
import { describe, expect, it } from 'vitest'
import { indexEntries, readQuery, searchPalette, type PaletteGroup } from '#renderer/app/palette-search.ts'

function entry(group: PaletteGroup, text: string) {
  return { group, text }
}

const index = indexEntries([
  entry('students', 'BENALI Toufik'),
  entry('students', 'CISSÉ Aïssatou'),
  entry('students', 'D’ORAZIO Chiara'),
  entry('students', 'TOURÉ-LEMOINE Assia'),
  entry('students', 'TOUZEAU Bastien'),
  entry('staff', 'Mme Toussaint-Roy'),
  entry('divisions', '3E 2'),
  entry('divisions', '3e B'),
  entry('actions', 'Joindre toutes les familles qui restent'),
  entry('screens', 'Réglages'),
])

const find = (text: string, limit = 10) =>
  searchPalette(index, readQuery(text), () => limit).map((group) => ({
    group: group.group,
    found: group.entries.map((one) => one.text),
    total: group.total,
  }))
const texts = (text: string) => find(text).flatMap((group) => group.found)

describe('design §6: the palette', () => {
  it('searches without accents, capitals, hyphens nor apostrophes', () => {
    expect(texts('cisse')).toEqual(['CISSÉ Aïssatou'])
    expect(texts('orazio')).toEqual(['D’ORAZIO Chiara'])
    expect(texts('lemoine')).toEqual(['TOURÉ-LEMOINE Assia'])
  })

  it('finds by given name, by both in any order, and by the beginning of words', () => {
    expect(texts('aissatou ciss')).toEqual(['CISSÉ Aïssatou'])
    expect(texts('assia')).toEqual(['TOURÉ-LEMOINE Assia'])
  })

  it('puts family names that begin as typed before given names that do', () => {
    expect(find('tou')[0]?.found).toEqual(['TOURÉ-LEMOINE Assia', 'TOUZEAU Bastien', 'BENALI Toufik'])
  })

  it('keeps the groups in their order, and says how many there are beyond those shown', () => {
    expect(find('tou', 1)).toEqual([
      { group: 'students', found: ['TOURÉ-LEMOINE Assia'], total: 3 },
      { group: 'staff', found: ['Mme Toussaint-Roy'], total: 1 },
      { group: 'actions', found: ['Joindre toutes les familles qui restent'], total: 1 },
    ])
  })

  it('takes > for actions alone, @ for classes alone', () => {
    expect(find('>tou').map((group) => group.group)).toEqual(['actions'])
    expect(texts('@3')).toEqual(['3E 2', '3e B'])
    expect(texts('@')).toEqual(['3E 2', '3e B'])
  })

  it('finds « 3E 2 » typed in one go', () => {
    expect(texts('3e2')).toEqual(['3E 2'])
  })

  it('shows what can be done, and no list of pupils, before a word is typed', () => {
    expect(find('').map((group) => group.group)).toEqual(['actions', 'screens'])
  })

  it('finds nobody rather than anybody', () => {
    expect(texts('lefv')).toEqual([])
  })

  it('underlines the letters that were typed, accents included', () => {
    const shown = (text: string, typed: string) =>
      matchRanges(text, readQuery(typed).tokens).map(([from, to]) => text.slice(from, to))
    expect(shown('TOURÉ-LEMOINE Assia', 'toure')).toEqual(['TOURÉ'])
    expect(shown('CISSÉ Aïssatou', 'cis aiss')).toEqual(['CIS', 'Aïss'])
    expect(shown('BŒUF-MARTY Capucine', 'boeu')).toEqual(['BŒU'])
    expect(shown('D’ORAZIO Chiara', 'ora')).toEqual(['ORA'])
  })
})
