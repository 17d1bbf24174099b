import { z } from 'zod'
import { isPlainDate, type PlainDate } from '#shared/kernel/plain-date.ts'

/** Text of at most `length` characters, blanks around it removed; absent reads as empty. */
export function textField(length: number) {
  return z
    .string()
    .default('')
    .transform((text) => text.trim().slice(0, length).trim())
}

/** An identifier of the ministry that must be there. */
export const requiredId = z.string().trim().min(1).max(20)

/** A code that joins two files: never normalised, `3E 2` is not `3E2` (formats §1.7.4). Only an all-blank one is empty. */
export const codeField = z
  .string()
  .default('')
  .transform((code) => (code.trim() === '' ? '' : code.slice(0, 20)))

/** Booleans are written 0, 1, true or false, sometimes mixed in one record (formats §1.3). */
export const flagField = z
  .string()
  .default('')
  .transform((text) => ['1', 'true', 'o', 'oui'].includes(text.trim().toLowerCase()))

/** A day written JJ/MM/AAAA (SIECLE) or AAAA-MM-JJ (STS); null when absent or impossible. */
export function dateOf(text: string): PlainDate | null {
  const french = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text.trim())
  const iso = french
    ? `${french[3]}-${french[2]?.padStart(2, '0')}-${french[1]?.padStart(2, '0')}`
    : text.trim().slice(0, 10)
  return isPlainDate(iso) ? iso : null
}

export const dateField = z.string().default('').transform(dateOf)

/** An hour or a duration in minutes, written HHMM, HMM, HH:MM, HHhMM or in minutes alone; null when it is none of these. */
export function minutesOf(text: string): number | null {
  const trimmed = text.trim()
  const match = /^(\d{1,2})\s*[:hH]\s*(\d{2})?$/.exec(trimmed) ?? /^(\d{1,2})(\d{2})$/.exec(trimmed)
  if (match) {
    const minutes = Number(match[1]) * 60 + Number(match[2] ?? 0)
    return Number(match[2] ?? 0) < 60 && minutes <= 1440 ? minutes : null
  }
  return /^\d{1,2}$/.test(trimmed) ? Number(trimmed) : null
}
