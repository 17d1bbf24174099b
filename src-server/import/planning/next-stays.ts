import type { Membership } from '#shared/domain/people/student.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'

export interface StayDates {
  /** First day of a pupil whom the base does not know yet, null for a known one. */
  readonly entry: PlainDate | null
  /** The day of the import: when a move takes effect. */
  readonly on: PlainDate
  /** First day no longer in the school, null while he stays. */
  readonly leftOn: PlainDate | null
}

/**
 * The stays of a pupil after an import: those he still has go on, those he left end on the day of the import,
 * new ones begin then. Past stays are history and are never rewritten.
 */
export function nextStays<Id>(
  existing: readonly Membership<Id>[],
  targets: readonly Id[],
  dates: StayDates,
): Membership<Id>[] {
  if (dates.entry !== null) return startAll(targets, dates.entry, dates.leftOn)
  if (dates.leftOn !== null && dates.leftOn <= dates.on) return endAll(existing, dates.leftOn)
  const kept = existing.flatMap((stay) =>
    isOpen(stay, dates.on) && !targets.includes(stay.of) ? end(stay, dates.on) : [stay],
  )
  const continued = kept.map((stay) => (isOpen(stay, dates.on) ? { ...stay, until: dates.leftOn } : stay))
  const current = new Set(continued.filter((stay) => isOpen(stay, dates.on)).map((stay) => stay.of))
  return [
    ...continued,
    ...startAll(
      targets.filter((id) => !current.has(id)),
      dates.on,
      dates.leftOn,
    ),
  ]
}

function startAll<Id>(ids: readonly Id[], from: PlainDate, until: PlainDate | null): Membership<Id>[] {
  return ids.filter(() => until === null || from < until).map((of) => ({ of, from, until }))
}

/** Ends what is still open at the leaving. */
export function endAll<Id>(stays: readonly Membership<Id>[], at: PlainDate): Membership<Id>[] {
  return stays.flatMap((stay) => (stay.until === null || stay.until > at ? end(stay, at) : [stay]))
}

/** A stay that had not begun never was. */
function end<Id>(stay: Membership<Id>, at: PlainDate): Membership<Id>[] {
  return stay.from >= at ? [] : [{ ...stay, until: at }]
}

function isOpen(stay: Membership<unknown>, on: PlainDate): boolean {
  return stay.until === null || stay.until > on
}
