import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compareSnapshots, takeSnapshot, type SchemaSnapshot } from '#scripts/schema-snapshot.ts'
import { snapshotFile } from '#scripts/update-schema-snapshot.ts'

const committed = JSON.parse(readFileSync(snapshotFile, 'utf8')) as SchemaSnapshot

describe('the schema snapshot', () => {
  it('house §9: what is kept on workstations and portal is what was committed, or has a new version', async () => {
    const now = await takeSnapshot(committed.retired)
    expect(compareSnapshots(committed, now)).toEqual([])
    expect(now, 'run npm run schema-snapshot and commit it').toEqual(committed)
  })

  it('house §9: the hash of the messages is pinned beside the protocol’s version', () => {
    const now = { ...committed, protocol: { ...committed.protocol, hash: 'another' } }
    expect(compareSnapshots(committed, now)).toEqual([expect.stringContaining('protocolVersion is still')])
    expect(
      compareSnapshots(committed, {
        ...now,
        protocol: { version: committed.protocol.version + 1, hash: 'another' },
      }),
    ).toEqual([])
  })

  it('a shape that changes under its version is refused, with a new version it is not', () => {
    const changed = { version: committed.records['student']?.version ?? 0, schema: {} }
    const now = { ...committed, records: { ...committed.records, student: changed } }
    expect(compareSnapshots(committed, now)).toEqual([
      expect.stringContaining('record student changed its shape'),
    ])
    expect(
      compareSnapshots(committed, {
        ...now,
        records: { ...now.records, student: { ...changed, version: changed.version + 1 } },
      }),
    ).toEqual([])
  })

  it('a name that leaves is retired, and a retired name does not come back', () => {
    const { student, ...records } = committed.records
    expect(compareSnapshots(committed, { ...committed, records })).toEqual([
      expect.stringContaining('record student is gone'),
    ])
    const retired = { records: ['student'], commands: [] }
    expect(
      compareSnapshots(
        { ...committed, records },
        { ...committed, retired, records: { ...records, ...(student ? { student } : {}) } },
      ),
    ).toEqual([expect.stringContaining('retired name')])
  })
})
