import { z } from 'zod'
import { applied, defineCommand, put, read, type AnyCommandType } from '#shared/domain/core/command.ts'
import { defineGenerator, type CommandGenerator } from '#shared/domain/core/generator.ts'
import { defineRecord, type AnyRecordType } from '#shared/domain/core/record-type.ts'
import { schoolRetention } from '#shared/domain/core/school-retention.ts'
import type { Scope } from '#shared/domain/core/scope.ts'
import { roles } from '#shared/domain/core/actor.ts'
import { commandTypes, recordTypes } from '#shared/domain/registry.ts'
import { allowed, refused } from '#shared/kernel/decision.ts'
import type { Registry } from '#server/commands/portal-context.ts'
import { divisions } from './small-school.ts'

/**
 * A feature that only the simulation has: a record that moves between classes and has had two versions, another that
 * old programs do not know, and commands that never succeed. The school's own features are beside it.
 */
export interface Memo {
  readonly id: string
  readonly divisionId: string
  readonly text: string
}

const shared = { readers: roles, retention: schoolRetention } as const
const scopesOf = ({ divisionId }: Memo) => [`class:${divisionId}`, 'service:vie-scolaire'] as Scope[]
const schema = z.object({ id: z.string(), divisionId: z.string(), text: z.string() })
const fields = { id: 'fixed', divisionId: 'value', text: 'value' } as const

const memoShape = {
  ...{ ...shared, kind: 'memo', schema, scopesOf, fields },
  partitionOf: ({ divisionId }: Memo) => divisionId,
  load: 'lazy',
} as const
export const oldMemoRecord = defineRecord<Memo>({ ...memoShape, version: 1, upgrades: [] })
export const memoRecord = defineRecord<Memo>({
  ...memoShape,
  version: 2,
  upgrades: [(earlier) => ({ ...earlier, text: String(earlier['text']) })],
})
/** Unknown to old programs. */
export const noticeRecord = defineRecord<Memo>({
  ...{ ...shared, kind: 'notice', schema, scopesOf, fields, version: 1, upgrades: [] },
  partitionOf: () => '',
  load: 'eager',
})

const memoArgs = z.object({
  id: z.string(),
  divisionId: z.string(),
  text: z.string(),
  was: z.string().nullable(),
})
type MemoArgs = z.output<typeof memoArgs>
const bare = { version: 1, lane: 'text', upgrades: [] } as const

function writing(
  name: string,
  type: typeof memoRecord,
  version: number,
  upgrades: AnyCommandType['upgrades'],
) {
  return defineCommand<MemoArgs>({
    ...{ ...bare, name, version, upgrades, args: memoArgs },
    reads: ({ id }) => [read(type, id)],
    decide: ({ args, actor }) =>
      actor.scopes.some((scope) => scope === `class:${args.divisionId}` || scope === 'service:vie-scolaire')
        ? allowed
        : refused('not-your-class'),
    apply: ({ args, facts }) => {
      const { was, ...memo } = args
      const known = facts.get(type, args.id)
      if (!known || known.text === was) return applied(put(type, memo))
      if (known.text === memo.text) return applied()
      return { outcome: 'conflict', changes: [], notice: { code: 'memo-changed', params: { id: args.id } } }
    },
  })
}

const oldWriteMemo = writing('writeMemo', oldMemoRecord, 1, [])
export const writeMemo = writing('writeMemo', memoRecord, 2, [(earlier) => ({ ...earlier })])
export const postNotice = writing('postNotice', noticeRecord, 1, [])

export const eraseMemo = defineCommand<{ id: string }>({
  ...{ ...bare, name: 'eraseMemo', args: z.object({ id: z.string() }) },
  reads: ({ id }) => [read(memoRecord, id)],
  decide: ({ facts, args }) => (facts.get(memoRecord, args.id) ? allowed : refused('memo-unknown')),
  apply: ({ args }) => applied({ op: 'delete', kind: 'memo', id: args.id }),
})

/** Allowed on the post, thrown at by the portal: the poison of law S4. */
const poison = (isPortal: boolean) =>
  defineCommand<{ n: string }>({
    ...{ ...bare, name: 'poison', args: z.object({ n: z.string() }) },
    reads: () => [],
    decide: () => {
      if (isPortal) throw new Error('poison')
      return allowed
    },
    apply: () => applied(),
  })

/** Allowed on the post, refused by the portal: rights are judged there (law S5). */
const overreach = (isPortal: boolean) =>
  defineCommand<{ n: string }>({
    ...{ ...bare, name: 'overreach', args: z.object({ n: z.string() }) },
    reads: () => [],
    decide: () => (isPortal ? refused('not-allowed') : allowed),
    apply: () => applied(),
  })

function registryOf(isNew: boolean, isPortal: boolean): Registry {
  const records: AnyRecordType[] = isNew ? [memoRecord, noticeRecord] : [oldMemoRecord]
  const always = [eraseMemo, poison(isPortal), overreach(isPortal)]
  const commands: AnyCommandType[] = [...always, ...(isNew ? [writeMemo, postNotice] : [oldWriteMemo])]
  return {
    records: new Map([...recordTypes, ...records.map((type) => [type.kind, type] as const)]),
    commands: new Map([...commandTypes, ...commands.map((type) => [type.name, type] as const)]),
  }
}

/** What an old and a new program know, on a post and at the portal. */
export const programs = {
  post: { old: registryOf(false, false), new: registryOf(true, false) },
  portal: { old: registryOf(false, true), new: registryOf(true, true) },
} as const

function memoGenerator(command: typeof writeMemo, type: typeof memoRecord): CommandGenerator {
  return defineGenerator(command, (chance, seen) => {
    const known = chance.likely(0.6) ? chance.pick(seen.all(type)) : undefined
    const id = known?.id ?? chance.newId(type.kind)
    const was = known ? (chance.likely(0.9) ? known.text : 'never stood') : null
    const divisionId = known && chance.likely(0.7) ? known.divisionId : (chance.pick(divisions) ?? '3A')
    return { id, divisionId, text: chance.newId('text'), was }
  })
}

export const memoGenerators: readonly CommandGenerator[] = [
  memoGenerator(writeMemo, memoRecord),
  memoGenerator(writeMemo, memoRecord),
  memoGenerator(postNotice, noticeRecord),
  defineGenerator(eraseMemo, (chance, seen) => {
    const known = chance.pick(seen.all(memoRecord))
    return known ? { id: known.id } : null
  }),
  defineGenerator(poison(false), (chance) => (chance.likely(0.25) ? { n: chance.newId('poison') } : null)),
  defineGenerator(overreach(false), (chance) => ({ n: chance.newId('overreach') })),
]
