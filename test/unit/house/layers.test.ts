import { describe, expect, it } from 'vitest'
import { faultOf, unclassed } from '#scripts/check-layers.ts'
import { findCircle, importsIn, resolveImport } from '#scripts/import-graph.ts'
import { roomFor, roomsOf } from '#scripts/rooms.ts'

const root = new URL('../../..', import.meta.url).pathname.replace(/\/$/, '')
const rooms = roomsOf(root)
const file = (from: string, to: string) => ({ from, to, kind: 'file' as const })

describe('check-layers', () => {
  it('house §3: an arrow that runs back up is a fault', () => {
    expect(
      faultOf(rooms, file('src-shared/domain/core/actor.ts', 'src-shared/domain/people/student.ts')),
    ).toMatch(/core knows no feature/)
    expect(faultOf(rooms, file('src-renderer/store/outbox.ts', 'src-renderer/app/shell.tsx'))).toMatch(
      /Arrows go down/,
    )
  })

  it('house §3: houses stand side by side and do not touch', () => {
    expect(faultOf(rooms, file('src-renderer/sync/x.ts', 'src-main/services/y.ts'))).toBeDefined()
    expect(faultOf(rooms, file('src-server/store/x.ts', 'src-main/services/y.ts'))).toBeDefined()
  })

  it('an arrow down is no fault', () => {
    expect(
      faultOf(rooms, file('src-shared/domain/roll-call/x.ts', 'src-shared/domain/people/student.ts')),
    ).toBeUndefined()
    expect(faultOf(rooms, file('src-server/main.ts', 'src-server/store/x.ts'))).toBeUndefined()
  })

  it('house §11: a package runs where its kind says', () => {
    expect(faultOf(rooms, resolveImport('src-shared/kernel/x.ts', 'node:fs'))).toMatch(/needs node/)
    expect(faultOf(rooms, resolveImport('src-renderer/ui/x.tsx', 'pg'))).toMatch(/needs node/)
    expect(faultOf(rooms, resolveImport('src-main/services/x.ts', 'electron'))).toMatch(/needs electron/)
    expect(faultOf(rooms, resolveImport('src-server/import/x.ts', 'left-pad'))).toMatch(/class it/)
    expect(unclassed({ dependencies: { 'left-pad': '1.0.0' } }).join()).toMatch(/left-pad: class it/)
  })

  it('a circle of files is found and told in order', () => {
    const circle = [file('a.ts', 'b.ts'), file('b.ts', 'c.ts'), file('c.ts', 'a.ts')]
    expect(findCircle(circle)).toEqual(['a.ts', 'b.ts', 'c.ts', 'a.ts'])
    expect(findCircle(circle.slice(0, 2))).toBeUndefined()
  })

  it('reads imports over several lines and leaves comments alone', () => {
    const text = `// import { no } from './no.ts'\nimport {\n  a,\n  b,\n} from '#shared/kernel/must.ts'\nimport './style.css'\nconst later = import('./later.ts')`
    expect(importsIn('src-renderer/app/x.ts', text).map((line) => line.to)).toEqual([
      'src-shared/kernel/must.ts',
      'src-renderer/app/style.css',
      'src-renderer/app/later.ts',
    ])
  })

  it('a new feature folder is a room without an edit', () => {
    expect(roomFor(rooms, 'src-shared/domain/roll-call/roll-call.ts')?.path).toBe(
      'src-shared/domain/roll-call/',
    )
  })
})
