import ICAL from 'ical.js'
import { isPlainDate, type PlainDate } from '#shared/kernel/plain-date.ts'
import { isTimeOfDay } from '#shared/kernel/time-of-day.ts'
import { refuse } from '#server/import/reading/import-refused.ts'
import { audienceIn, linesIn, plainText } from './icalendar-text.ts'
import type { DayEvent, EventMoment, IcalendarFile, LessonEvent } from './icalendar-file.ts'
import { refusalDetails } from '#server/import/reading/refusal-detail-labels.fr.ts'

/** PRONOTE or EDT iCalendar. Folded lines, escapes and parameters are ical.js's work. */
export function decodeIcalendar(content: string, file: string): IcalendarFile {
  const calendar = parseCalendar(content, file)
  const events = calendar.getAllSubcomponents('vevent').map((event, place) => {
    try {
      return eventOf(event)
    } catch {
      // ical.js reads a value when it is asked for, and throws on one that is not of its type.
      return refuse('invalid-content', file, {
        line: lineOfEvent(content, place),
        detail: refusalDetails.unreadableEvent,
      })
    }
  })
  return {
    kind: 'icalendar',
    file,
    calendarName: plainText(textOf(calendar, 'x-wr-calname')),
    events: events.filter((event) => event !== null),
  }
}

function parseCalendar(content: string, file: string): ICAL.Component {
  try {
    return new ICAL.Component(ICAL.parse(content) as unknown[])
  } catch {
    return refuse('malformed-file', file, {
      line: content.split('\n').length,
      detail: refusalDetails.notIcalendar,
    })
  }
}

/** Line where an event begins, from 1. */
function lineOfEvent(content: string, place: number): number {
  const begins = [...content.matchAll(/^BEGIN:VEVENT/gim)]
  return content.slice(0, begins[place]?.index).split('\n').length
}

function textOf(component: ICAL.Component, name: string): string {
  const property = component.getFirstProperty(name)
  return (property?.getValues() ?? []).map(String).join(', ')
}

function timeOf(component: ICAL.Component, name: string): ICAL.Time | null {
  const value: unknown = component.getFirstPropertyValue(name)
  return value instanceof ICAL.Time ? value : null
}

function eventOf(event: ICAL.Component): DayEvent | LessonEvent | null {
  const start = timeOf(event, 'dtstart')
  if (start === null) return null
  const end = timeOf(event, 'dtend')
  const words = {
    key: stableKey(textOf(event, 'uid')),
    summary: plainText(textOf(event, 'summary')).slice(0, 120),
    categories: textOf(event, 'categories'),
  }
  if (start.isDate) {
    const from = dayOf(start)
    const until = end === null ? null : dayOf(end)
    return from === null
      ? null
      : { kind: 'days', ...words, from, until: until !== null && until > from ? until : nextDay(start, from) }
  }
  return lessonOf(event, words, start, end)
}

function lessonOf(
  event: ICAL.Component,
  words: Pick<LessonEvent, 'key' | 'summary' | 'categories'>,
  start: ICAL.Time,
  end: ICAL.Time | null,
): LessonEvent | null {
  const startMoment = momentOf(start)
  const endMoment = end === null ? null : momentOf(end)
  if (startMoment === null || endMoment === null) return null
  const lines = linesIn(textOf(event, 'description'))
  return {
    kind: 'lesson',
    ...words,
    start: startMoment,
    end: endMoment,
    subject: lines.subject || (words.summary.split(' - ')[0] ?? '').trim(),
    teachers: lines.teachers,
    audience: lines.audience.length > 0 ? lines.audience : audienceIn(words.summary),
    room: (lines.room || plainText(textOf(event, 'location'))).slice(0, 60),
  }
}

/** `Cours-<id>-<n>-<export stamp>-Index-Education`: the stamp goes. */
function stableKey(uid: string): string {
  return /^(Cours-\d+-\d+)-.*Index-Education$/i.exec(uid)?.[1] ?? uid
}

function dayOf(time: ICAL.Time): PlainDate | null {
  const text = time.toString().slice(0, 10)
  return isPlainDate(text) ? text : null
}

function nextDay(start: ICAL.Time, from: PlainDate): PlainDate {
  const after = start.clone()
  after.addDuration(ICAL.Duration.fromSeconds(86_400))
  return dayOf(after) ?? from
}

function momentOf(time: ICAL.Time): EventMoment | null {
  if (time.zone === ICAL.Timezone.utcTimezone) return { kind: 'utc', epochMs: time.toJSDate().getTime() }
  const date = dayOf(time)
  const hour = time.toString().slice(11, 16)
  return date !== null && isTimeOfDay(hour) ? { kind: 'wall', wall: { date, time: hour } } : null
}
