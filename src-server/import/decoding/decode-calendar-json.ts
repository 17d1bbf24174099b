import { z } from 'zod'
import { refuse } from '#server/import/reading/import-refused.ts'
import { foundInstead, refusalDetails } from '#server/import/reading/refusal-detail-labels.fr.ts'
import type { CalendarFile } from './calendar-file.ts'
import { calendarEntryOf, calendarRecordSchema, type CalendarRecord } from './calendar-record.ts'

const text = z
  .union([z.string(), z.null(), z.array(z.string())])
  .optional()
  .transform((value) => (Array.isArray(value) ? value.join(', ') : (value ?? '')))

const plainRecord = z.looseObject({
  description: text,
  population: text,
  start_date: text,
  end_date: text,
  location: text,
  zones: text,
})

/** The shapes the open data portal has served: export, records of API v2.1, records of API v1 and v2.0. */
const recordShape = z.union([
  z.object({ fields: plainRecord }).transform((one) => one.fields),
  z.object({ record: z.object({ fields: plainRecord }) }).transform((one) => one.record.fields),
  plainRecord,
])
const fileShape = z.union([
  z.array(recordShape),
  z.object({ results: z.array(recordShape) }).transform((one) => one.results),
  z.object({ records: z.array(recordShape) }).transform((one) => one.records),
])

/** The public school calendar in JSON. */
export function decodeCalendarJson(content: string, file: string): CalendarFile {
  const parsed = fileShape.safeParse(parseJson(content, file))
  const records: CalendarRecord[] = parsed.success
    ? parsed.data.map((one) => calendarRecordSchema.parse(one))
    : []
  const entries = records.map(calendarEntryOf).filter((entry) => entry !== null)
  if (entries.length === 0) refuse('wrong-file', file, foundInstead.json)
  return { kind: 'calendar', file, entries }
}

function parseJson(content: string, file: string): unknown {
  try {
    return JSON.parse(content.replace(/^\uFEFF/, ''))
  } catch (error) {
    const position = /position (\d+)/.exec(String(error))?.[1]
    const line =
      position === undefined
        ? content.split('\n').length
        : content.slice(0, Number(position)).split('\n').length
    return refuse('malformed-file', file, { line, detail: refusalDetails.notJson })
  }
}
