import { describe, expect, it } from 'vitest'
import {
  excerptOf,
  findWritten,
  indexWritten,
  tokensOf,
  type Written,
} from '#renderer/features/cahier-de-textes/search/search-rules.ts'

const written = (id: string, more: Partial<Written> = {}): Written => ({
  ...{ id, kind: 'entry', group: '3e B', date: '2026-11-17', start: '08:00', title: '', text: '' },
  ...more,
})

const index = indexWritten([
  written('1', { title: 'Théorème de Thalès', text: 'Énoncé, figure, réciproque.' }),
  written('2', { date: '2026-11-24', kind: 'homework', text: 'Apprendre l’énoncé de THALES' }),
  written('3', { group: '4e A', date: '2026-11-20', kind: 'note', text: 'Thalès\u00a0: prévoir le compas' }),
  written('4', { group: 'Progression « Géométrie »', date: '', kind: 'series', text: 'Œuvre de Thalès' }),
  written('5', { text: 'Fractions' }),
])
const found = (query: string) =>
  findWritten(index, query, 50).groups.map(({ name, results }) => [name, results.map(({ id }) => id)])

describe('the search in what one wrote', () => {
  it('Issue 4: entries, homework, notes and series, by class, the latest day first', () => {
    expect(found('thales')).toEqual([
      ['3e B', ['2', '1']],
      ['4e A', ['3']],
      ['Progression « Géométrie »', ['4']],
    ])
  })

  it.each(['THALÈS', 'thales', 'Thalès', 'thalès'])('accents and capitals do not count: « %s »', (query) => {
    expect(findWritten(index, query, 50).count).toBe(4)
  })

  it('all the words are wanted, in any order, wherever they stand', () => {
    expect(found('réciproque thales')).toEqual([['3e B', ['1']]])
    expect(found('oeuvre')).toEqual([['Progression « Géométrie »', ['4']]])
    expect(found('thales fractions')).toEqual([])
    expect(found('   ')).toEqual([])
  })

  it('lists the latest ones and counts them all', () => {
    const { groups, count } = findWritten(index, 'thales', 1)
    expect([groups[0]?.results.map(({ id }) => id), count]).toEqual([['2'], 4])
  })

  it('shows the words around the first one found', () => {
    const text = `${'mot '.repeat(40)}la réciproque de Thalès ${'fin '.repeat(60)}`
    const excerpt = excerptOf(text, tokensOf('thales'))
    expect(excerpt).toContain('réciproque de Thalès')
    expect(excerpt.startsWith('… ')).toBe(true)
    expect(excerpt.endsWith(' …')).toBe(true)
    expect(excerptOf('Court.', tokensOf('titre'))).toBe('Court.')
  })
})
