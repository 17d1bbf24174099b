import { schoolRecord } from '#shared/domain/people/school.ts'
import { marked } from '#shared/protocol/envelope.ts'
import type { HelloAnswer } from '#shared/protocol/session.ts'
import { nowOf, type PortalContext } from '#server/commands/portal-context.ts'
import { readClock } from '#server/store/read-clock.ts'
import { readRecord } from '#server/store/record-rows.ts'

/** What the portal says of itself to whoever asks (law S19). */
export async function sayHello(context: PortalContext, isSignedIn: boolean): Promise<HelloAnswer> {
  const { db, school } = context
  const clock = await readClock(db, school)
  const record = await readRecord(db, school, schoolRecord, 'school')
  return marked({
    signedIn: isSignedIn,
    schoolName: record?.name ?? school,
    uai: school,
    timeZone: record?.timeZone ?? 'Europe/Paris',
    epoch: clock.epoch,
    head: clock.rev,
    now: nowOf(context),
  })
}
