import { z } from 'zod'
import { applied, defineCommand, put, read, type AnyCommandType } from '#shared/domain/core/command.ts'
import { defineRecord, type AnyRecordType } from '#shared/domain/core/record-type.ts'
import { schoolRetention } from '#shared/domain/core/school-retention.ts'
import type { Scope } from '#shared/domain/core/scope.ts'
import { schoolRecord } from '#shared/domain/people/school.ts'
import { allowed, refused } from '#shared/kernel/decision.ts'

/** A record for tests of the sync: a text in a drawer, with labels, held by whoever holds its scopes. */
export interface Box {
  readonly id: string
  readonly drawer: string
  readonly text: string
  readonly labels: readonly string[]
  readonly scopes: readonly string[]
}

const shape = {
  version: 1,
  schema: z.object({
    id: z.string(),
    drawer: z.string(),
    text: z.string(),
    labels: z.array(z.string()),
    scopes: z.array(z.string()),
  }),
  scopesOf: (box: Box) => box.scopes as Scope[],
  readers: ['teacher', 'cpe'],
  partitionOf: (box: Box) => box.drawer,
  fields: { id: 'fixed', drawer: 'fixed', text: 'value', labels: 'set', scopes: 'set' },
  retention: schoolRetention,
  upgrades: [],
} as const

/** Decrypted on first use. */
export const boxRecord = defineRecord<Box>({ ...shape, kind: 'box', load: 'lazy' })
/** Decrypted at unlock. */
export const trayRecord = defineRecord<Box>({ ...shape, kind: 'tray', load: 'eager' })

const kinds = { box: boxRecord, tray: trayRecord }
const kind = z.enum(['box', 'tray'])

/** Compare-and-set on the text: what changed since is a conflict, never overwritten (S14). */
export const writeBox = defineCommand<{
  kind: 'box' | 'tray'
  id: string
  drawer: string
  text: string
  was: string | null
}>({
  name: 'writeBox',
  version: 1,
  args: z.object({ kind, id: z.string(), drawer: z.string(), text: z.string(), was: z.string().nullable() }),
  lane: 'text',
  reads: (args) => [read(kinds[args.kind], args.id)],
  decide: ({ args }) => (args.text.includes('forbidden') ? refused('forbidden', { id: args.id }) : allowed),
  apply({ args, facts }) {
    const type = kinds[args.kind]
    const box = facts.get(type, args.id)
    if (box && box.text !== args.was && box.text !== args.text)
      return { outcome: 'conflict', changes: [], notice: { code: 'text-changed', params: { id: args.id } } }
    const labels = box?.labels ?? []
    const scopes = box?.scopes ?? ['etab']
    return applied(
      put(type, { id: args.id, drawer: box?.drawer ?? args.drawer, text: args.text, labels, scopes }),
    )
  },
  upgrades: [],
})

/** Labels commute (S16). */
export const labelBox = defineCommand<{ kind: 'box' | 'tray'; id: string; label: string }>({
  name: 'labelBox',
  version: 1,
  args: z.object({ kind, id: z.string(), label: z.string() }),
  lane: 'text',
  reads: (args) => [read(kinds[args.kind], args.id)],
  decide: ({ args, facts }) =>
    facts.get(kinds[args.kind], args.id) ? allowed : refused('box-unknown', { id: args.id }),
  apply({ args, facts }) {
    const type = kinds[args.kind]
    const box = facts.get(type, args.id)
    return box
      ? applied(put(type, { ...box, labels: [...new Set([...box.labels, args.label])].sort() }))
      : applied()
  },
  upgrades: [],
})

export const boxTypes: ReadonlyMap<string, AnyRecordType> = new Map<string, AnyRecordType>([
  ['box', boxRecord],
  ['tray', trayRecord],
  ['school', schoolRecord],
])
export const boxCommands: ReadonlyMap<string, AnyCommandType> = new Map<string, AnyCommandType>([
  ['writeBox', writeBox],
  ['labelBox', labelBox],
])
