import type { Brand } from './brand.ts'

/** An hour on the school's clock, `HH:MM`. Compares as text. */
export type TimeOfDay = Brand<string, 'TimeOfDay'>

export function isTimeOfDay(text: string): text is TimeOfDay {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
}

/** @throws when `text` is not an hour. */
export function timeOfDay(text: string): TimeOfDay {
  if (!isTimeOfDay(text)) throw new Error(`not an hour: ${text}`)
  return text
}

/** Minutes since midnight. */
export function toMinutes(time: TimeOfDay): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

/** The hour `minutes` after midnight, kept within the day. */
export function fromMinutes(minutes: number): TimeOfDay {
  const kept = Math.min(Math.max(minutes, 0), 1439)
  const pad = (value: number) => String(value).padStart(2, '0')
  return `${pad(Math.floor(kept / 60))}:${pad(kept % 60)}` as TimeOfDay
}
