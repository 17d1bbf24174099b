import { z } from 'zod'
import { isInstant, type Instant } from '#shared/kernel/instant.ts'
import { isPlainDate, type PlainDate } from '#shared/kernel/plain-date.ts'
import { isTimeOfDay, type TimeOfDay } from '#shared/kernel/time-of-day.ts'

export const plainDateSchema = z.string().refine(isPlainDate) as unknown as z.ZodType<PlainDate>
export const timeOfDaySchema = z.string().refine(isTimeOfDay) as unknown as z.ZodType<TimeOfDay>
export const instantSchema = z.string().refine(isInstant) as unknown as z.ZodType<Instant>
