import { z } from 'zod'
import { roles } from '#shared/domain/core/actor.ts'
import { applied, defineCommand, put, read } from '#shared/domain/core/command.ts'
import { defineRecord } from '#shared/domain/core/record-type.ts'
import { schoolRetention } from '#shared/domain/core/school-retention.ts'
import type { Scope } from '#shared/domain/core/scope.ts'
import { allowed, refused } from '#shared/kernel/decision.ts'
import { recordTypes, commandTypes } from '#shared/domain/registry.ts'
import type { Registry } from '#server/commands/portal-context.ts'

/** A record for tests: it lies in the scopes that it names. */
export interface Note {
  readonly id: string
  readonly scopes: readonly string[]
  readonly text: string
}

const noteShape = {
  version: 1,
  partitionOf: () => '',
  load: 'eager',
  retention: schoolRetention,
  upgrades: [],
} as const

export const noteRecord = defineRecord<Note>({
  ...noteShape,
  kind: 'note',
  schema: z.object({ id: z.string().min(1), scopes: z.array(z.string()), text: z.string() }),
  scopesOf: (note) => note.scopes as readonly Scope[],
  readers: roles,
  fields: { id: 'fixed', scopes: 'set', text: 'value' },
})

/** The same, for the direction's eyes. */
export const secretRecord = defineRecord<Note>({ ...noteRecord, kind: 'secret', readers: ['direction'] })

const noteArgs = z.object({
  id: z.string().min(1),
  scopes: z.array(z.string()),
  text: z.string().max(100_000),
})
const shared = { version: 1, lane: 'text', upgrades: [] } as const

/** Writes a note; an AED may not, and is told so before anyone looks whether the note exists. */
export const writeNote = defineCommand<z.infer<typeof noteArgs>>({
  ...shared,
  name: 'writeNote',
  args: noteArgs,
  reads: (args) => [read(noteRecord, args.id)],
  decide: ({ actor, facts, args }) => {
    if (actor.roles.includes('aed')) return refused('not-yours')
    return facts.get(noteRecord, args.id)?.text === 'locked'
      ? refused('note-locked', { id: args.id })
      : allowed
  },
  apply: ({ args }) => applied(put(noteRecord, args)),
})

export const eraseNote = defineCommand<{ id: string }>({
  ...shared,
  name: 'eraseNote',
  args: z.object({ id: z.string() }),
  reads: () => [],
  decide: () => allowed,
  apply: ({ args }) => applied({ op: 'delete', kind: 'note', id: args.id }),
})

/** Writes many notes at once: one gesture. */
export const writeMany = defineCommand<{ ids: string[] }>({
  ...shared,
  name: 'writeMany',
  args: z.object({ ids: z.array(z.string()) }),
  reads: () => [],
  decide: () => allowed,
  apply: ({ args }) =>
    applied(...args.ids.map((id) => put(noteRecord, { id, scopes: ['etab'], text: 'many' }))),
})

/** Throws, always: the poison of law S4. */
export const explode = defineCommand<object>({
  ...shared,
  name: 'explode',
  args: z.looseObject({}),
  reads: () => [],
  decide: () => {
    throw new Error('boom')
  },
  apply: () => applied(),
})

/** Tells when and by whom it was applied. */
export const signNote = defineCommand<{ id: string }>({
  ...shared,
  name: 'signNote',
  args: z.object({ id: z.string() }),
  reads: () => [],
  decide: () => allowed,
  apply: ({ args, actor, context }) =>
    applied(
      put(noteRecord, {
        id: args.id,
        scopes: ['etab'],
        text: JSON.stringify({
          by: actor.staffId,
          now: context.now,
          typedAt: context.typedAt,
          wall: context.wall,
        }),
      }),
    ),
})

/** At its second version: the first one called its text `body`. */
export const renameNote = defineCommand<{ id: string; text: string }>({
  ...shared,
  name: 'renameNote',
  version: 2,
  args: z.object({ id: z.string(), text: z.string() }),
  reads: () => [],
  decide: () => allowed,
  apply: ({ args }) => applied(put(noteRecord, { id: args.id, scopes: ['etab'], text: args.text })),
  upgrades: [({ body, ...args }) => ({ ...args, text: body })],
})

const testCommands = [writeNote, eraseNote, writeMany, explode, signNote, renameNote]

/** The real registry with the notes in it. */
export const noteRegistry: Registry = {
  records: new Map([...recordTypes, ['note', noteRecord], ['secret', secretRecord]]),
  commands: new Map([...commandTypes, ...testCommands.map((command) => [command.name, command] as const)]),
}
