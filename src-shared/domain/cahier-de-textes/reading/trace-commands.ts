import { z } from 'zod'
import { applied, defineCommand, put, read } from '#shared/domain/core/command.ts'
import { idSchema, type StaffId } from '#shared/domain/core/ids.ts'
import { readSettings } from '#shared/domain/people/module-rules.ts'
import { must } from '#shared/kernel/must.ts'
import { entryRecord, type EntryId } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { consentIdOf, readingConsentRecord } from './reading-consent.ts'
import { readingPassRecord, type ReadingPassId } from './reading-pass.ts'
import { canRead } from './reading-rights.ts'
import { readingTraceRecord, traceIdOf } from './reading-trace.ts'

const noteArgs = z.strictObject({
  passId: idSchema<ReadingPassId>(),
  teacherId: idSchema<StaffId>(),
  entryIds: z.array(idSchema<EntryId>()).min(1).max(100),
})
export type NoteReadingArgs = z.output<typeof noteArgs>

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
    return canRead({ actor, facts, visit: args, today: context.wall.date, entries })
  },
  apply: ({ actor, facts, args, context }) => {
    const { passId, teacherId } = args
    const changes = [...new Set(args.entryIds)].map((entryId) => {
      const id = traceIdOf(passId, entryId)
      const had = facts.get(readingTraceRecord, id)
      const { date } = must(facts.get(entryRecord, entryId), 'an entry that decide has seen')
      return put(readingTraceRecord, {
        ...{ id, passId, inspectorId: actor.staffId, teacherId, entryId, entryDate: date },
        firstReadAt: had?.firstReadAt ?? context.now,
        lastReadAt: context.now,
        count: (had?.count ?? 0) + 1,
      })
    })
    return applied(...changes)
  },
  upgrades: [],
})
