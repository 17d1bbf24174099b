import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { commandTypes, recordTypes } from '#shared/domain/registry.ts'
import { canonicalJson } from '#shared/kernel/canonical-json.ts'
import { protocolVersion } from '#shared/protocol/version.ts'

interface Versioned {
  readonly version: number
  readonly schema: unknown
}

/** Every shape that is kept or sent, as it was when the snapshot was written. */
export interface SchemaSnapshot {
  readonly records: Readonly<Record<string, Versioned>>
  readonly commands: Readonly<Record<string, Versioned>>
  /** Names that were used once and must not come back with another meaning. */
  readonly retired: { readonly records: readonly string[]; readonly commands: readonly string[] }
  readonly protocol: { readonly version: number; readonly hash: string }
}

const shapeOf = (schema: z.ZodType): unknown =>
  z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' })

function sorted<T>(entries: readonly (readonly [string, T])[]): Record<string, T> {
  return Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Every message of the wire: whatever `src-shared/protocol` exports as a schema, so that a new file needs no line here. */
async function protocolShapes(): Promise<Record<string, unknown>> {
  const folder = fileURLToPath(new URL('../src-shared/protocol/', import.meta.url))
  const shapes: [string, unknown][] = []
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.ts'))) {
    const module = (await import(`${folder}${file}`)) as Record<string, unknown>
    for (const [name, value] of Object.entries(module))
      if (value instanceof z.ZodType) shapes.push([name, shapeOf(value)])
  }
  return sorted(shapes)
}

/** The house as it stands. */
export async function takeSnapshot(retired: SchemaSnapshot['retired']): Promise<SchemaSnapshot> {
  const records = [...recordTypes.values()].map(
    (type) => [type.kind, { version: type.version, schema: shapeOf(type.schema) }] as const,
  )
  const commands = [...commandTypes.values()].map(
    (type) => [type.name, { version: type.version, schema: shapeOf(type.args) }] as const,
  )
  const hash = createHash('sha256')
    .update(canonicalJson(await protocolShapes()))
    .digest('hex')
    .slice(0, 16)
  return {
    records: sorted(records),
    commands: sorted(commands),
    retired,
    protocol: { version: protocolVersion, hash },
  }
}

function faultsOf(
  what: string,
  before: Readonly<Record<string, Versioned>>,
  now: Readonly<Record<string, Versioned>>,
  retired: readonly string[],
): string[] {
  const changed = Object.entries(now).flatMap(([name, { version, schema }]) => {
    const known = before[name]
    if (!known) return retired.includes(name) ? [`${what} ${name} is a retired name: find another.`] : []
    if (version < known.version)
      return [`${what} ${name} went back from version ${known.version} to ${version}.`]
    if (version === known.version && canonicalJson(schema) !== canonicalJson(known.schema)) {
      return [
        `${what} ${name} changed its shape and kept its version ${version}: raise it, add an upgrade and its test.`,
      ]
    }
    return []
  })
  const gone = Object.keys(before).filter((name) => !now[name] && !retired.includes(name))
  return [...changed, ...gone.map((name) => `${what} ${name} is gone: put it on the list of retired names.`)]
}

/** What must not change between two snapshots without a new version. */
export function compareSnapshots(before: SchemaSnapshot, now: SchemaSnapshot): string[] {
  const wire =
    before.protocol.version === now.protocol.version && before.protocol.hash !== now.protocol.hash
      ? [
          `The messages of the wire changed and protocolVersion is still ${now.protocol.version}: raise it, with its line of history.`,
        ]
      : []
  return [
    ...faultsOf('record', before.records, now.records, now.retired.records),
    ...faultsOf('command', before.commands, now.commands, now.retired.commands),
    ...wire,
  ]
}
