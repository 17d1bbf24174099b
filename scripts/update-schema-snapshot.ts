import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { compareSnapshots, takeSnapshot, type SchemaSnapshot } from './schema-snapshot.ts'

/** Where the committed snapshot lies. */
export const snapshotFile = fileURLToPath(new URL('../test/migration/schema-snapshot.json', import.meta.url))

// `--unreleased`: no workstation holds these versions yet, so a shape may still change under its number.
if (import.meta.main) {
  const before = existsSync(snapshotFile)
    ? (JSON.parse(readFileSync(snapshotFile, 'utf8')) as SchemaSnapshot)
    : undefined
  const now = await takeSnapshot(before?.retired ?? { records: [], commands: [] })
  const faults = before ? compareSnapshots(before, now) : []
  for (const fault of faults) console.error(fault)
  if (faults.length > 0 && !process.argv.includes('--unreleased')) {
    console.error('The snapshot was not written.')
    process.exitCode = 1
  } else {
    writeFileSync(snapshotFile, `${JSON.stringify(now, null, 1)}\n`)
    console.log(
      `${Object.keys(now.records).length} records, ${Object.keys(now.commands).length} commands, protocol ${now.protocol.version} (${now.protocol.hash}).`,
    )
  }
}
