import { z } from 'zod'
import { applied, defineCommand, put, read, type CommandCall } from '#shared/domain/core/command.ts'
import { idSchema, type StaffId } from '#shared/domain/core/ids.ts'
import { readSettings } from '#shared/domain/people/module-rules.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { must } from '#shared/kernel/must.ts'
import { entryRecord, type EntryId } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { consentIdOf, readingConsentRecord } from './reading-consent.ts'
import { readingPassRecord, type ReadingPassId } from './reading-pass.ts'
import { canNoteReading, canRead } from './reading-rights.ts'
import { readingTraceRecord, traceIdOf } from './reading-trace.ts'

const noteArgs = z.strictObject({
  passId: idSchema<ReadingPassId>(),
  teacherId: idSchema<StaffId>(),
  entryIds: z.array(idSchema<EntryId>()).min(1).max(100),
})
export type NoteReadingArgs = z.output<typeof noteArgs>

/**
 * The portal’s hour; for what was read without the line and is told after the end, the hour at which it was read as the
 * post says it, if that can be.
 */
function readAt({ actor, facts, args, context }: CommandCall<NoteReadingArgs>): Instant {
  const pass = facts.get(readingPassRecord, args.passId)
  const isOpen = canRead({ actor, facts, visit: args, today: context.wall.date, entries: [] })
  const { now, typedAt } = context
  const isLate = isOpen.kind === 'refused' && pass !== undefined
  return isLate && typedAt > pass.openedAt && typedAt < now ? typedAt : now
}

/** Notes that an inspector had entries before him (C2): each reading is logged, for the teacher and the direction. */
export const noteReading = defineCommand<NoteReadingArgs>({
  name: 'noteReading',
  version: 1,
  args: noteArgs,
  lane: 'settings',
  reads: ({ passId, teacherId, entryIds }) => [
    readSettings,
    read(readingPassRecord, passId),
    read(readingConsentRecord, consentIdOf(passId, teacherId)),
    ...entryIds.flatMap((id) => [read(entryRecord, id), read(readingTraceRecord, traceIdOf(passId, id))]),
  ],
  decide: ({ actor, facts, args, context }) => {
    const entries = args.entryIds.map((id) => facts.get(entryRecord, id))
    return canNoteReading({ actor, facts, visit: args, today: context.wall.date, entries })
  },
  apply: (call) => {
    const { actor, facts, args } = call
    const { passId, teacherId } = args
    const at = readAt(call)
    const changes = [...new Set(args.entryIds)].map((entryId) => {
      const id = traceIdOf(passId, entryId)
      const had = facts.get(readingTraceRecord, id)
      const { date } = must(facts.get(entryRecord, entryId), 'an entry that decide has seen')
      return put(readingTraceRecord, {
        ...{ id, passId, inspectorId: actor.staffId, teacherId, entryId, entryDate: date },
        firstReadAt: had?.firstReadAt ?? at,
        lastReadAt: had && had.lastReadAt > at ? had.lastReadAt : at,
        count: (had?.count ?? 0) + 1,
      })
    })
    return applied(...changes)
  },
  upgrades: [],
})
