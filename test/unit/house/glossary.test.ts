import { describe, expect, it } from 'vitest'
import { readGlossary, refusedIn, unnamedFolders, wordsOf } from '#scripts/check-glossary.ts'

const glossary = readGlossary(
  [
    '| screen | code | why | refused |',
    '|---|---|---|---|',
    '| appel | `RollCall`, `roll-call/` | one a lesson | `register` |',
    '| classe | `ConseilDeClasse` | | `class-council` |',
  ].join('\n'),
)

describe('check-glossary', () => {
  it('house §5: a refused word in a name is found, whatever its case', () => {
    expect(refusedIn(glossary, 'a.ts', 'export const openRegister = 1')).toHaveLength(1)
    expect(refusedIn(glossary, 'a.ts', 'export interface ClassCouncilSheet {}')).toHaveLength(1)
    expect(refusedIn(glossary, 'register-rules.ts', 'export const a = 1')).toHaveLength(1)
  })

  it('comments, strings and longer words are left alone', () => {
    expect(refusedIn(glossary, 'a.ts', "// the register\nexport const registered = 'register'")).toEqual([])
  })

  it('house §5: a folder of the domain must be named in the glossary', () => {
    expect(unnamedFolders(glossary, ['roll-call', 'grades'])).toEqual([expect.stringContaining('grades/')])
  })

  it('cuts names into words', () => {
    expect(wordsOf('rollCallIDOf')).toEqual(['roll', 'call', 'id', 'of'])
  })
})
