import { z } from 'zod'
import { hasRole } from '#shared/domain/core/actor.ts'
import { applied, defineCommand, put, read, type Effect } from '#shared/domain/core/command.ts'
import { idSchema } from '#shared/domain/core/ids.ts'
import { digestSchema } from '#shared/domain/core/wording-schema.ts'
import type { SubjectId } from '#shared/domain/people/ids.ts'
import { canUseModule, readSettings } from '#shared/domain/people/module-rules.ts'
import { allowed, refused } from '#shared/kernel/decision.ts'
import { digestOf, type Digest } from '#shared/kernel/digest.ts'
import { seriesRecord, seriesTitleMax, sessionsSchema, type Series, type SeriesId } from './series.ts'

/** What a series is compared by (S14): what its author wrote, not when. */
export function seriesDigest({ title, subjectId, sessions }: Series): Digest {
  return digestOf({ title, subjectId, sessions })
}

const saveArgs = z.strictObject({
  id: idSchema<SeriesId>(),
  title: z.string().trim().min(1).max(seriesTitleMax),
  subjectId: idSchema<SubjectId>().nullable(),
  sessions: sessionsSchema,
  /** Digest of the series as the author had it before him; null for a new one. */
  base: digestSchema.nullable(),
  /** The copy that is made of it when another post of his saved another meanwhile: nothing is written over (S14). */
  copyId: idSchema<SeriesId>(),
})
export type SaveSeriesArgs = z.output<typeof saveArgs>

/** Saves a series of prepared sessions. Saved otherwise from another post meanwhile: both are kept, side by side. */
export const saveSeries = defineCommand<SaveSeriesArgs>({
  name: 'saveSeries',
  version: 1,
  args: saveArgs,
  lane: 'text',
  reads: (args) => [readSettings, read(seriesRecord, args.id), read(seriesRecord, args.copyId)],
  decide: ({ actor, facts, args }) => {
    const isOn = canUseModule(facts, 'cahier-de-textes')
    if (isOn.kind === 'refused') return isOn
    const isHis = [args.id, args.copyId].every((id) => {
      const known = facts.get(seriesRecord, id)
      return !known || known.by === actor.staffId
    })
    return hasRole(actor, 'teacher') && isHis ? allowed : refused('not-your-cahier')
  },
  apply: ({ actor, facts, args, context }): Effect => {
    const { id, title, subjectId, sessions, base, copyId } = args
    const known = facts.get(seriesRecord, id)
    const saved: Series = { id, by: actor.staffId, title, subjectId, sessions, savedAt: context.now }
    const standing = known ? seriesDigest(known) : null
    if (standing === seriesDigest(saved)) return applied()
    if (standing === base) return applied(put(seriesRecord, saved))
    const notice = { code: 'two-series', params: { seriesId: id, copyId, title } }
    return { outcome: 'conflict', changes: [put(seriesRecord, { ...saved, id: copyId })], notice }
  },
  upgrades: [],
})

const deleteArgs = z.strictObject({ id: idSchema<SeriesId>(), base: digestSchema })
export type DeleteSeriesArgs = z.output<typeof deleteArgs>

/** Takes a series away, as its author saw it (S14). Lessons already filled from it keep what they have. */
export const deleteSeries = defineCommand<DeleteSeriesArgs>({
  name: 'deleteSeries',
  version: 1,
  args: deleteArgs,
  lane: 'text',
  reads: (args) => [readSettings, read(seriesRecord, args.id)],
  decide: ({ actor, facts, args }) => {
    const isOn = canUseModule(facts, 'cahier-de-textes')
    if (isOn.kind === 'refused') return isOn
    const known = facts.get(seriesRecord, args.id)
    const isHis = hasRole(actor, 'teacher') && known?.by === actor.staffId
    if (!isHis) return refused('not-your-cahier')
    return seriesDigest(known) === args.base ? allowed : refused('series-changed', { title: known.title })
  },
  apply: ({ args }) => applied({ op: 'delete', kind: seriesRecord.kind, id: args.id }),
  upgrades: [],
})
