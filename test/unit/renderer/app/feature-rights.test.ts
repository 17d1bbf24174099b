import { Inbox } from 'lucide-react'
import { describe, expect, it } from 'vitest'
import type { Actor, Role } from '#shared/domain/core/actor.ts'
import type { StaffId } from '#shared/domain/core/ids.ts'
import { defaultSettings } from '#shared/domain/people/school-settings.ts'
import { railOf, screenFor } from '#renderer/app/feature-rights.ts'
import { seesFeature } from '#renderer/features/sees-feature.ts'
import type { FeatureLine } from '#renderer/features/feature-line.ts'

function line(name: string, roles: readonly Role[], isModule = true): FeatureLine {
  const screen = async () => ({ Screen: () => null })
  return { name, label: name, icon: Inbox, roles, isModule, screen, commandLabels: {}, refusalLabels: {} }
}

function actor(...roles: readonly Role[]): Actor {
  return { staffId: 's1' as StaffId, roles, scopes: [] }
}

const lines = [
  line('board', ['cpe', 'direction']),
  line('roll-call', ['teacher']),
  line('waiting', ['teacher', 'cpe'], false),
]

describe('the rail', () => {
  it('holds only the modules that one has a right to', () => {
    expect(railOf(lines, actor('teacher'), defaultSettings).map((one) => one.name)).toEqual(['roll-call'])
    expect(railOf(lines, actor('cpe'), defaultSettings).map((one) => one.name)).toEqual(['board'])
    expect(railOf(lines, actor('inspector'), defaultSettings)).toEqual([])
  })

  it('C21: loses a module that the school has switched off', () => {
    const settings = { ...defaultSettings, modulesOff: ['roll-call'] as const }
    expect(railOf(lines, actor('teacher'), settings)).toEqual([])
    expect(lines.some((one) => seesFeature(one, actor('teacher'), settings))).toBe(true)
  })

  it('opens the wanted screen, else the first module, else what there is', () => {
    expect(screenFor('waiting', lines, actor('teacher'), defaultSettings)?.name).toBe('waiting')
    expect(screenFor('board', lines, actor('teacher'), defaultSettings)?.name).toBe('roll-call')
    expect(screenFor('', lines, actor('inspector'), defaultSettings)).toBeUndefined()
    const off = { ...defaultSettings, modulesOff: ['roll-call'] as const }
    expect(screenFor('roll-call', lines, actor('teacher'), off)?.name).toBe('waiting')
  })
})
