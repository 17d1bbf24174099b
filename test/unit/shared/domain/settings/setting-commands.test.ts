import { describe, expect, it } from 'vitest'
import { defaultSettings, schoolSettingsRecord } from '#shared/domain/people/school-settings.ts'
import { changeSetting } from '#shared/domain/settings/setting-commands.ts'
import { lemaire, principal } from '#test/support/class-of-3b.ts'
import { actor, recordDesk } from '#test/support/record-desk.ts'

const minutes = (base: number, value: number) => ({ field: 'forgottenAfterMinutes', base, value }) as const

describe('settings of the school', () => {
  it('are changed by the direction and the administrator, from their defaults', () => {
    const desk = recordDesk()
    expect(desk.run(changeSetting, minutes(15, 10), lemaire).decision).toMatchObject({
      code: 'direction-only',
    })
    desk.run(changeSetting, minutes(15, 10), principal)
    expect(desk.get(schoolSettingsRecord, 'settings')).toEqual({
      ...defaultSettings,
      forgottenAfterMinutes: 10,
    })
    expect(desk.run(changeSetting, minutes(10, 20), actor('adm', 'administrator')).effect?.outcome).toBe(
      'applied',
    )
  })

  it('S14: a value that somebody changed meanwhile is not overwritten: base, mine and theirs are shown', () => {
    const desk = recordDesk()
    desk.run(changeSetting, minutes(15, 10), principal)
    const { effect } = desk.run(changeSetting, minutes(15, 20), principal)
    expect(effect).toMatchObject({
      outcome: 'conflict',
      changes: [],
      notice: { params: { base: '15', mine: '20', theirs: '10' } },
    })
    expect(desk.get(schoolSettingsRecord, 'settings')?.forgottenAfterMinutes).toBe(10)
  })

  it('S14: two who decide the same are in no conflict', () => {
    const desk = recordDesk()
    desk.run(changeSetting, minutes(15, 10), principal)
    expect(desk.run(changeSetting, minutes(15, 10), principal).effect?.outcome).toBe('applied')
  })

  it('L1: the minutes before the lock are set for each kind of post, 1 to 60', () => {
    const desk = recordDesk()
    desk.run(changeSetting, { field: 'idleLockMinutes', post: 'desk', base: 5, value: 3 }, principal)
    expect(desk.get(schoolSettingsRecord, 'settings')?.idleLockMinutes).toEqual({
      ...defaultSettings.idleLockMinutes,
      desk: 3,
    })
    expect(
      changeSetting.args.safeParse({ field: 'idleLockMinutes', post: 'desk', base: 5, value: 61 }).success,
    ).toBe(false)
  })

  it('C21, S16: modules switched off and on by two persons commute', () => {
    const desk = recordDesk()
    desk.run(changeSetting, { field: 'modulesOff', add: ['board'], remove: [] }, principal)
    desk.run(changeSetting, { field: 'modulesOff', add: ['late-desk'], remove: [] }, principal)
    expect(desk.get(schoolSettingsRecord, 'settings')?.modulesOff).toEqual(['board', 'late-desk'])
  })
})
