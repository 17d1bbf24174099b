import { describe, expect, it } from 'vitest'
import type { AnyCommandType, Facts } from '#shared/domain/core/command.ts'
import type { StaffId, WorkstationId } from '#shared/domain/core/ids.ts'
import { instantOf } from '#shared/kernel/instant.ts'
import { rebase, runPending, type RebaseParts } from '#shared/sync/rebase.ts'
import type { PendingCommand } from '#shared/sync/pending-command.ts'
import { boxCommands, labelBox, writeBox, type Box } from '#test/support/box-feature.ts'
import { aBox } from '#test/support/box-portal.ts'

function partsOver(
  base: readonly Box[],
  commands: ReadonlyMap<string, AnyCommandType> = boxCommands,
): RebaseParts {
  const rows = new Map(base.map((box) => [box.id, box]))
  const facts: Facts = { get: (type, id) => (type.kind === 'tray' ? (rows.get(id) as never) : undefined) }
  const actor = { staffId: 's' as StaffId, roles: [], scopes: [] }
  return { commands, base: facts, actor, workstationId: 'w' as WorkstationId, timeZone: 'Europe/Paris' }
}

let lastMid = 0
function typed(name: string, args: object, version = 1): PendingCommand {
  lastMid += 1
  return { mid: lastMid, name, version, args, typedAt: instantOf(Date.parse('2026-11-16T07:59:00.000Z')) }
}

const label = (id: string, text: string) => typed(labelBox.name, { kind: 'tray', id, label: text })
const write = (id: string, text: string, was: string | null) =>
  typed(writeBox.name, { kind: 'tray', id, drawer: 'd', text, was })

describe('the rebase', () => {
  it('runs pending commands in order, each over what those before it left', () => {
    const patches = rebase(partsOver([aBox('a')]), [
      write('a', 'one', 'text of a'),
      label('a', 'x'),
      write('new', 'two', null),
      label('new', 'y'),
    ])
    expect(patches.get('tray')?.get('a')).toMatchObject({ text: 'one', labels: ['x'] })
    expect(patches.get('tray')?.get('new')).toMatchObject({ text: 'two', labels: ['y'] })
  })

  it('one that the rules now refuse leaves no patch, and those behind it still run', () => {
    const patches = rebase(partsOver([aBox('a')]), [label('gone', 'x'), label('a', 'kept')])
    expect([...(patches.get('tray')?.keys() ?? [])]).toEqual(['a'])
  })

  it('S12: one that this version does not know leaves no patch', () => {
    expect(
      rebase(partsOver([aBox('a')]), [
        typed('fromTheFuture', {}),
        typed('labelBox', { kind: 'tray', id: 'a', label: 'x' }, 9),
      ]).size,
    ).toBe(0)
  })

  it('S12: one of an earlier version is upgraded before it runs; the wire keeps what was typed', () => {
    const upgraded: AnyCommandType = {
      ...labelBox,
      version: 2,
      upgrades: [({ tag, ...rest }) => ({ ...rest, label: tag })],
    }
    const command = typed('labelBox', { kind: 'tray', id: 'a', tag: 'old name' })
    const patches = rebase(partsOver([aBox('a')], new Map([['labelBox', upgraded]])), [command])
    expect(patches.get('tray')?.get('a')).toMatchObject({ labels: ['old name'] })
    expect(command.args).toHaveProperty('tag')
  })

  it('S6: « now » is the moment of typing, on the school’s wall: a later rebase gives the same', () => {
    let wall: unknown
    const spy: AnyCommandType = {
      ...labelBox,
      decide: (call) => {
        wall = { ...call.context.wall, now: call.context.now }
        return { kind: 'allowed' }
      },
    }
    rebase(partsOver([aBox('a')], new Map([['labelBox', spy]])), [label('a', 'x')])
    expect(wall).toEqual({ date: '2026-11-16', time: '08:59', now: '2026-11-16T07:59:00.000Z' })
  })

  it('a rule that throws keeps no vault shut', () => {
    const broken: AnyCommandType = {
      ...labelBox,
      decide: () => {
        throw new Error('boom')
      },
    }
    const parts = partsOver(
      [aBox('a')],
      new Map([
        ['labelBox', broken],
        ['writeBox', writeBox],
      ]),
    )
    expect(runPending(parts, new Map(), label('a', 'x')).decision).toMatchObject({ code: 'command-failed' })
    expect(
      rebase(parts, [label('a', 'x'), write('a', 'after', 'text of a')])
        .get('tray')
        ?.get('a'),
    ).toMatchObject({ text: 'after' })
  })
})
