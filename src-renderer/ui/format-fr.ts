/** Dates, hours and numbers as a French person writes them (design §9). Days come as `AAAA-MM-JJ`, hours as `HH:MM`. */

const nbsp = '\u00a0'
const thin = '\u202f'
const minus = '\u2212'

const weekdays = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'] as const
const months = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
] as const

const dayMs = 86_400_000

function dayTime(date: string): number {
  return Date.parse(`${date}T00:00:00Z`)
}

/** « 8 h », « 8 h 05 ». */
export function formatHour(time: string): string {
  const minutes = time.slice(3, 5)
  return `${Number(time.slice(0, 2))}${nbsp}h${minutes === '00' ? '' : nbsp + minutes}`
}

/** « 8 h 00 »: hours of a column, which must align. */
export function formatFullHour(time: string): string {
  return `${Number(time.slice(0, 2))}${nbsp}h${nbsp}${time.slice(3, 5)}`
}

/** « mardi ». */
export function formatWeekday(date: string): string {
  return weekdays[(new Date(dayTime(date)).getUTCDay() + 6) % 7] ?? ''
}

/** « 17 novembre », « 1er décembre »; with its year on demand. */
export function formatDate(date: string, options: { readonly withYear?: boolean } = {}): string {
  const day = Number(date.slice(8, 10))
  const month = months[Number(date.slice(5, 7)) - 1] ?? ''
  const year = options.withYear ? ` ${date.slice(0, 4)}` : ''
  return `${day === 1 ? '1er' : day}${nbsp}${month}${year}`
}

/** « mardi 17 novembre ». */
export function formatDay(date: string, options: { readonly withYear?: boolean } = {}): string {
  return `${formatWeekday(date)} ${formatDate(date, options)}`
}

/** « 17/11/2026 », for tables. */
export function formatShortDate(date: string): string {
  return `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`
}

/** « aujourd’hui », « hier », « demain », else « lundi 9 novembre » near, « 3 novembre » or « 3 novembre 2025 » far. */
export function formatRelativeDay(date: string, today: string): string {
  const gap = Math.round((dayTime(date) - dayTime(today)) / dayMs)
  if (gap === 0) return 'aujourd’hui'
  if (gap === -1) return 'hier'
  if (gap === 1) return 'demain'
  if (Math.abs(gap) < 7) return formatDay(date)
  return formatDate(date, { withYear: date.slice(0, 4) !== today.slice(0, 4) && Math.abs(gap) > 200 })
}

/** « à 17 h 31 » the same day, « hier à 18 h 02 », « le 3 novembre à 8 h ». */
export function formatMoment(
  moment: { readonly date: string; readonly time: string },
  today: string,
): string {
  if (moment.date === today) return `à ${formatHour(moment.time)}`
  const day = formatRelativeDay(moment.date, today)
  const isNamed = day === 'hier' || day === 'demain'
  return `${isNamed ? day : `le ${day}`} à ${formatHour(moment.time)}`
}

/** Capital at the head of a line: « Mardi 17 novembre ». */
export function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase('fr') + text.slice(1)
}

/** « 2 000 » with thin spaces, « −3,5 » with a true minus and a comma. */
export function formatNumber(value: number, decimals = 0): string {
  const [whole = '0', fraction] = Math.abs(value).toFixed(decimals).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, thin)
  return `${value < 0 ? minus : ''}${grouped}${fraction ? `,${fraction}` : ''}`
}

/** « 1 absent », « 2 absents », « aucun absent » when `none` is given. French: 0 and 1 are singular. */
export function countOf(count: number, one: string, many: string, none?: string): string {
  if (count === 0 && none !== undefined) return none
  return `${formatNumber(count)}${nbsp}${count < 2 ? one : many}`
}

/** « a, b et c ». */
export function joinList(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? ''
  return `${items.slice(0, -1).join(', ')} et ${items.at(-1) ?? ''}`
}

/** « 7 min », « 1 h 05 ». */
export function formatMinutes(minutes: number): string {
  if (minutes < 60) return `${minutes}${nbsp}min`
  return formatHour(
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`,
  )
}

const units = [
  'zéro',
  'une',
  'deux',
  'trois',
  'quatre',
  'cinq',
  'six',
  'sept',
  'huit',
  'neuf',
  'dix',
  'onze',
  'douze',
  'treize',
  'quatorze',
  'quinze',
  'seize',
] as const
const tens = ['', 'dix', 'vingt', 'trente', 'quarante', 'cinquante', 'soixante'] as const

function smallNumber(value: number): string {
  if (value <= 16) return units[value] ?? ''
  const ten = tens[Math.floor(value / 10)] ?? ''
  const unit = value % 10
  if (unit === 0) return ten
  return unit === 1 && value > 20 ? `${ten} et une` : `${ten}-${units[unit] ?? ''}`
}

/** A wait in words, feminine: « une seconde », « vingt et une secondes », « trois minutes ». Minutes are rounded up. */
export function waitInWords(seconds: number): string {
  const isLong = seconds > 60
  const value = isLong ? Math.ceil(seconds / 60) : Math.max(1, Math.ceil(seconds))
  const unit = isLong ? 'minute' : 'seconde'
  const words = value > 60 ? String(value) : smallNumber(value)
  return `${words} ${unit}${value > 1 ? 's' : ''}`
}

/** « 06 39 98 14 07 »: numbers of France in pairs; others as they came. */
export function formatPhone(phone: string): string {
  const digits = phone.replace(/[^\d+]/g, '').replace(/^\+33/, '0')
  return /^0\d{9}$/.test(digits) ? digits.replace(/(\d{2})(?=\d)/g, `$1${nbsp}`) : phone
}

/** Size of a file: « 1,2 Mo ». */
export function formatSize(bytes: number): string {
  if (bytes < 1000) return `${bytes}${nbsp}octets`
  if (bytes < 1_000_000) return `${formatNumber(Math.round(bytes / 1000))}${nbsp}Ko`
  return `${formatNumber(bytes / 1_000_000, 1)}${nbsp}Mo`
}
