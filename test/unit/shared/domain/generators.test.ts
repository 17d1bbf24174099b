import { expect, it } from 'vitest'
import { generators } from '#shared/domain/generators.ts'
import { commandTypes } from '#shared/domain/registry.ts'

it('every command of the registry has a generator beside it, from which the simulated school draws', () => {
  const drawn = generators.map(({ command }) => command.name).sort()
  expect([...new Set(drawn)]).toEqual([...commandTypes.keys()].sort())
})
