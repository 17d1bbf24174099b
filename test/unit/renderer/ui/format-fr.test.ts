import { describe, expect, it } from 'vitest'
import {
  countOf,
  formatDate,
  formatDay,
  formatFullHour,
  formatHour,
  formatMinutes,
  formatMoment,
  formatNumber,
  formatPhone,
  formatRelativeDay,
  formatShortDate,
  formatSize,
  joinList,
  waitInWords,
} from '#renderer/ui/format-fr.ts'

describe('design §9: hours, dates and numbers as a French person writes them', () => {
  it('writes « 8 h » and « 8 h 05 », with spaces that do not break', () => {
    expect(formatHour('08:00')).toBe('8\u00a0h')
    expect(formatHour('08:05')).toBe('8\u00a0h\u00a005')
    expect(formatFullHour('08:00')).toBe('8\u00a0h\u00a000')
  })

  it('writes « mardi 17 novembre », « 1er décembre », and the year on demand', () => {
    expect(formatDay('2026-11-17')).toBe('mardi 17\u00a0novembre')
    expect(formatDate('2026-12-01')).toBe('1er\u00a0décembre')
    expect(formatDate('2026-11-17', { withYear: true })).toBe('17\u00a0novembre 2026')
    expect(formatShortDate('2026-11-07')).toBe('07/11/2026')
  })

  it('names near days, and gives the date of others', () => {
    expect(formatRelativeDay('2026-11-16', '2026-11-17')).toBe('hier')
    expect(formatRelativeDay('2026-11-17', '2026-11-17')).toBe('aujourd’hui')
    expect(formatRelativeDay('2026-11-13', '2026-11-17')).toBe('vendredi 13\u00a0novembre')
    expect(formatRelativeDay('2026-11-03', '2026-11-17')).toBe('3\u00a0novembre')
    expect(formatRelativeDay('2025-11-03', '2026-11-17')).toBe('3\u00a0novembre 2025')
    expect(formatRelativeDay('2026-12-18', '2027-01-12')).toBe('18\u00a0décembre')
  })

  it('tells a moment that can be checked on the wall clock', () => {
    const today = '2026-11-17'
    expect(formatMoment({ date: today, time: '17:31' }, today)).toBe('à 17\u00a0h\u00a031')
    expect(formatMoment({ date: '2026-11-16', time: '18:02' }, today)).toBe('hier à 18\u00a0h\u00a002')
    expect(formatMoment({ date: '2026-11-03', time: '08:00' }, today)).toBe('le 3\u00a0novembre à 8\u00a0h')
  })

  it('writes numbers with a comma, thin spaces and a true minus', () => {
    expect(formatNumber(2000)).toBe('2\u202f000')
    expect(formatNumber(-3.5, 1)).toBe('\u22123,5')
    expect(formatNumber(1234567)).toBe('1\u202f234\u202f567')
    expect(formatSize(1_234_000)).toBe('1,2\u00a0Mo')
  })

  it('agrees: none and one are singular', () => {
    expect(countOf(0, 'absent', 'absents')).toBe('0\u00a0absent')
    expect(countOf(1, 'absent', 'absents')).toBe('1\u00a0absent')
    expect(countOf(2, 'absent', 'absents')).toBe('2\u00a0absents')
    expect(countOf(0, 'absent', 'absents', 'aucun absent')).toBe('aucun absent')
  })

  it('joins with « et », writes telephones in pairs and minutes', () => {
    expect(joinList(['a', 'b', 'c'])).toBe('a, b et c')
    expect(formatPhone('0639981407')).toBe('06\u00a039\u00a098\u00a014\u00a007')
    expect(formatPhone('+33639981407')).toBe('06\u00a039\u00a098\u00a014\u00a007')
    expect(formatPhone('poste 21')).toBe('poste 21')
    expect(formatMinutes(7)).toBe('7\u00a0min')
    expect(formatMinutes(65)).toBe('1\u00a0h\u00a005')
  })

  it('L3: counts a wait in words', () => {
    expect(waitInWords(1)).toBe('une seconde')
    expect(waitInWords(21)).toBe('vingt et une secondes')
    expect(waitInWords(17)).toBe('dix-sept secondes')
    expect(waitInWords(42)).toBe('quarante-deux secondes')
    expect(waitInWords(60)).toBe('soixante secondes')
    expect(waitInWords(61)).toBe('deux minutes')
    expect(waitInWords(900)).toBe('quinze minutes')
    expect(waitInWords(0.2)).toBe('une seconde')
  })
})
