import { sql } from 'kysely'
import type { Actor } from '#shared/domain/core/actor.ts'
import { isInstant, type Instant } from '#shared/kernel/instant.ts'
import { must } from '#shared/kernel/must.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import type { CommandMessage } from '#shared/protocol/push.ts'
import { outcomeOf } from '#server/commands/outcomes.ts'
import type { PortalContext } from '#server/commands/portal-context.ts'
import { actorOf } from '#server/commands/posting-of.ts'
import type { Member } from './crowd.ts'
import { keyOf, type LogLine, type Records, type Version } from './replay-log.ts'

/** All the records of a school as they lie in the table. */
export async function readTable({ db, school }: PortalContext): Promise<Records> {
  const rows = await db.selectFrom('record').selectAll().where('school', '=', school).execute()
  return new Map(
    rows.map((row): [string, Version] => [
      keyOf(row.kind, row.id),
      {
        kind: row.kind,
        id: row.id,
        rev: row.rev,
        scopes: row.scopes,
        data: row.deleted ? null : row.data,
      },
    ]),
  )
}

/** Who each workstation acts for, with his scopes. Nobody's classes change during the work. */
export async function readActors(
  { db, school }: PortalContext,
  members: readonly Member[],
): Promise<ReadonlyMap<string, Actor>> {
  const clock = await db
    .selectFrom('school_clock')
    .selectAll()
    .where('school', '=', school)
    .executeTakeFirstOrThrow()
  const actors = new Map<string, Actor>()
  for (const { accountId, workstationId } of members) {
    const account = await db
      .selectFrom('account')
      .selectAll()
      .where('id', '=', accountId)
      .executeTakeFirstOrThrow()
    actors.set(workstationId, await actorOf(db, clock, account, plainDate('2026-11-17')))
  }
  return actors
}

interface CommandTrace {
  workstation_id: string
  mid: number
}

/**
 * The log in the order of commit: the trace of each command takes its number under the clock's lock, in the
 * transaction of its effects (law S1), so refusals have their place in it too.
 */
export async function readLog(
  { db, school }: PortalContext,
  typed: ReadonlyMap<string, readonly CommandMessage[]>,
  actors: ReadonlyMap<string, Actor>,
): Promise<LogLine[]> {
  const { rows: traces } = await sql<CommandTrace>`
    select workstation_id, (details->>'mid')::bigint as mid from access_log
    where school = ${school} and action = 'command' order by id`.execute(db)
  const stored = await db.selectFrom('outcome').selectAll().where('school', '=', school).execute()
  const posts = await db
    .selectFrom('workstation')
    .select(['id', 'post_name'])
    .where('school', '=', school)
    .execute()
  const names = new Map(posts.map((post) => [post.id, post.post_name]))
  const rows = new Map(stored.map((row) => [`${row.workstation_id}|${row.mid}`, row]))
  return traces.map(({ workstation_id: workstationId, mid }): LogLine => {
    const row = must(rows.get(`${workstationId}|${mid}`), 'an outcome for each trace')
    return {
      workstationId,
      postName: must(names.get(workstationId), 'a workstation that the portal knows'),
      actor: must(actors.get(workstationId), 'an actor'),
      command: must(typed.get(workstationId)?.[mid - 1], 'a command that somebody typed'),
      outcome: outcomeOf(row),
      appliedAt: must(isInstant(row.applied_at) ? row.applied_at : null, 'an instant') as Instant,
    }
  })
}
