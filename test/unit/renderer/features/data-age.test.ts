import { expect, it } from 'vitest'
import { instantOf } from '#shared/kernel/instant.ts'
import { dataAge } from '#renderer/features/data-age.ts'

const zone = 'Europe/Paris'
const nowMs = Date.parse('2026-11-17T16:42:00Z')
const aged = (text: string) => dataAge(instantOf(Date.parse(text)), nowMs, zone)

it('C11: the age of the data is an hour that can be checked on the wall clock', () => {
  expect(aged('2026-11-17T07:12:00Z')).toEqual({ words: 'données de 8\u00a0h\u00a012', tone: 'fresh' })
  expect(aged('2026-11-16T17:02:00Z')).toEqual({ words: 'données d’hier, 18\u00a0h\u00a002', tone: 'fresh' })
})

it('C11: older than a day it warns, older than a week it insists', () => {
  expect(aged('2026-11-13T07:12:00Z')).toEqual({ words: 'données du vendredi 13\u00a0novembre', tone: 'old' })
  expect(aged('2026-11-03T07:12:00Z')).toEqual({ words: 'données du 3\u00a0novembre', tone: 'stale' })
  expect(dataAge(null, nowMs, zone).words).toBe('pas encore de données')
})

it('reads the hour on the wall of the school, not of the machine', () => {
  const at = instantOf(Date.parse('2026-11-17T07:12:00Z'))
  expect(dataAge(at, nowMs, 'Indian/Reunion').words).toBe('données de 11\u00a0h\u00a012')
})
