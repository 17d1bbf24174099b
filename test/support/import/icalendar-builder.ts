export interface TestEvent {
  readonly uid: string
  /** `20260907T060000Z`, or `20261111` for a day. */
  readonly start: string
  readonly end: string
  readonly categories?: string
  readonly summary?: string
  /** Lines of the description. */
  readonly lines?: readonly string[]
  readonly location?: string
}

/** Folds at 75 octets as PRONOTE does, in the middle of words. */
function folded(line: string): string {
  const bytes = Buffer.from(line)
  if (bytes.length <= 75) return line
  let cut = 74
  while (((bytes[cut] ?? 0) & 0xc0) === 0x80) cut -= 1
  return `${bytes.subarray(0, cut).toString()}\r\n ${folded(bytes.subarray(cut).toString())}`
}

function escaped(text: string): string {
  return text.replace(/[,;]/g, (mark) => `\\${mark}`).replaceAll('\n', '\\n')
}

/** A calendar as PRONOTE publishes it. */
export function icalendarOf(name: string, events: readonly TestEvent[]): string {
  const lines = events.flatMap((event) => [
    'BEGIN:VEVENT',
    `CATEGORIES:${event.categories ?? 'Cours'}`,
    'DTSTAMP:20260901T070000Z',
    `UID:${event.uid}`,
    event.start.length === 8 ? `DTSTART;VALUE=DATE:${event.start}` : `DTSTART:${event.start}`,
    event.end.length === 8 ? `DTEND;VALUE=DATE:${event.end}` : `DTEND:${event.end}`,
    `SUMMARY;LANGUAGE=fr:${escaped(event.summary ?? 'ANGLAIS LV1 - 3E2')}`,
    ...(event.location === undefined ? [] : [`LOCATION;LANGUAGE=fr:${escaped(event.location)}`]),
    ...(event.lines === undefined ? [] : [`DESCRIPTION;LANGUAGE=fr:${escaped(event.lines.join('\n'))}`]),
    'END:VEVENT',
  ])
  const head = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID;LANGUAGE=fr:Copyright Index-Education - ProNote2026',
    `X-WR-CALNAME;LANGUAGE=fr:${name}`,
  ]
  return [...head, ...lines, 'END:VCALENDAR', ''].map(folded).join('\r\n')
}
