import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { foldText } from '#shared/kernel/fold-text.ts'
import { addDays, type PlainDate } from '#shared/kernel/plain-date.ts'
import { dateOf } from '#server/import/reading/field-values.ts'
import { refuse } from '#server/import/reading/import-refused.ts'
import type { CalendarEntry, CalendarFile } from './calendar-file.ts'
import { calendarEntryOf, calendarRecordSchema } from './calendar-record.ts'
import { foundInstead, refusalDetails } from '#server/import/reading/refusal-detail-labels.fr.ts'

const rowsSchema = z.array(z.record(z.string(), z.string()))

/** Headers as data.education.gouv.fr writes them, folded, and the technical name of each. */
const columns: Readonly<Record<string, string>> = {
  description: 'description',
  population: 'population',
  'date de debut': 'start_date',
  start_date: 'start_date',
  'date de fin': 'end_date',
  end_date: 'end_date',
  academies: 'location',
  location: 'location',
  zones: 'zones',
}

/** The public school calendar in CSV: a record per row, or a day per row with one column a zone. */
export function decodeCalendarCsv(content: string, file: string): CalendarFile {
  const text = content.replace(/^\uFEFF/, '')
  const header = text.split(/\r?\n/, 1)[0] ?? ''
  const names = foldText(header)
  const isRecords = /description/.test(names) && /(date de debut|start_date)/.test(names)
  const isDays = /^"?date"?[,;]/.test(names) && /vacances_zone_[abc]/.test(names)
  if (!isRecords && !isDays) {
    return refuse('wrong-file', file, foundInstead.text)
  }
  const rows = rowsOf(text, header, file)
  const entries = isRecords ? entriesOfRecords(rows) : entriesOfDays(rows)
  if (entries.length === 0) refuse('wrong-file', file, foundInstead.emptyCalendar)
  return { kind: 'calendar', file, entries }
}

function rowsOf(text: string, header: string, file: string): Record<string, string>[] {
  try {
    const delimiter = header.includes(';') ? ';' : ','
    const read: unknown = parse(text, {
      delimiter,
      columns: (names: string[]) => names.map(columnOf),
      skip_empty_lines: true,
      relax_quotes: true,
      relax_column_count: true,
    })
    return rowsSchema.parse(read)
  } catch (error) {
    const line = /line (\d+)/.exec(String(error))?.[1] ?? '1'
    return refuse('malformed-file', file, { line, detail: refusalDetails.notCsv })
  }
}

function columnOf(name: string): string {
  const folded = foldText(name)
  return columns[folded] ?? folded
}

function entriesOfRecords(rows: readonly Record<string, string>[]): CalendarEntry[] {
  return rows.map((row) => calendarEntryOf(calendarRecordSchema.parse(row))).filter((entry) => entry !== null)
}

/** Days in a row that a zone has off, under one name, make one entry. */
function entriesOfDays(rows: readonly Record<string, string>[]): CalendarEntry[] {
  return (['a', 'b', 'c'] as const).flatMap((zone) => {
    const entries: { label: string; from: PlainDate; until: PlainDate; zone: string; academy: string }[] = []
    for (const row of rows) {
      const date = dateOf(row['date'] ?? '')
      if (date === null || (row[`vacances_zone_${zone}`] ?? '').toLowerCase() !== 'true') continue
      const last = entries.at(-1)
      if (last?.until === date) last.until = addDays(date, 1)
      else
        entries.push({
          label: row['nom_vacances'] ?? '',
          from: date,
          until: addDays(date, 1),
          zone: `Zone ${zone.toUpperCase()}`,
          academy: '',
        })
    }
    return entries
  })
}
