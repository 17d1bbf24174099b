import { describe, expect, it } from 'vitest'
import { generateSchoolFiles } from '#server/seed/generate-school-files.ts'
import { encodeLatin9 } from '#server/seed/latin9.ts'
import { holidaysOf, writeCalendar } from '#server/seed/public-calendar.ts'
import { modelSchool, type SchoolModel, type SchoolWish } from '#server/seed/school-model.ts'
import { uaiOf } from '#server/seed/uai-letter.ts'

const wish: SchoolWish = { students: 600, seed: 11, schoolYear: 2026, zone: 'C' }
const latin9 = new TextDecoder('iso-8859-15')

function clashes(model: SchoolModel): string[] {
  const divisionsOf = new Map(model.plan.groups.map((group) => [group.code, group.divisionCodes]))
  const seen = new Map<string, string>()
  const found: string[] = []
  for (const course of model.courses) {
    const { service } = course
    const teachers = service.teachers.flatMap((teacher) => [teacher.key, `room ${teacher.room}`])
    // Groups of one bar share their divisions on purpose: the bar is what occupies them.
    const divisions = service.isGroup ? (divisionsOf.get(service.structure) ?? []) : [service.structure]
    for (const week of course.week === 'H' ? ['A', 'B'] : [course.week]) {
      const at = `${course.weekday} ${course.startMinutes} ${week}`
      for (const who of [...new Set(teachers), ...divisions]) {
        const key = `${who} ${at}`
        const owner = divisions.includes(who) ? service.together : `${service.together} ${service.structure}`
        if (seen.has(key) && seen.get(key) !== owner) found.push(key)
        seen.set(key, owner)
      }
    }
  }
  return found
}

describe('the generator of school files', () => {
  it.each([600, 1000, 2000])('a school of %i has no clash of teacher, room or division', (students) => {
    expect(clashes(modelSchool({ ...wish, students }))).toEqual([])
  })

  it('gives every division its hours: no service is left without a course', () => {
    const model = modelSchool(wish)
    const placed = new Map<unknown, number>()
    for (const course of model.courses)
      placed.set(course.service, (placed.get(course.service) ?? 0) + (course.week === 'H' ? 1 : 0.5))
    for (const service of model.services)
      expect([service.structure, service.subject, placed.get(service)]).toEqual([
        service.structure,
        service.subject,
        service.hours,
      ])
  })

  it('the same wish gives the same bytes, another seed another school', () => {
    const text = (seed: number) =>
      latin9.decode(generateSchoolFiles({ ...wish, seed }).get('ElevesSansAdresses.xml'))
    expect(text(11)).toBe(text(11))
    expect(text(11)).not.toBe(text(12))
  })

  it('fills the school as wished: 24 divisions, 600 pupils present in mid-November, some departed', () => {
    const model = modelSchool(wish)
    expect(model.plan.divisions).toHaveLength(24)
    const present = model.pupils.filter(
      (pupil) => pupil.enteredOn <= '2026-11-22' && (pupil.leftOn === null || pupil.leftOn > '2026-11-22'),
    )
    expect(present).toHaveLength(600)
    expect(model.pupils.length).toBeGreaterThan(600)
    expect(model.staff.filter((person) => person.function === 'ENS').length).toBeGreaterThanOrEqual(42)
  })

  it('product: every telephone is from the ranges kept for fiction', () => {
    const text = latin9.decode(generateSchoolFiles(wish).get('ResponsablesAvecAdresses.xml'))
    const phones = [...text.matchAll(/<TEL_[A-Z]+>([^<]+)</g)].map((match) => match[1] ?? '')
    expect(phones.length).toBeGreaterThan(500)
    expect(phones.filter((phone) => !/^(\+33|0)(63998|19900)\d{4}$/.test(phone))).toEqual([])
  })

  it('formats §1.1: files are ISO-8859-15, with ligatures whole and a ? for what cannot be written', () => {
    expect([...encodeLatin9('Œœ€Ÿ')]).toEqual([0xbc, 0xbd, 0xa4, 0xbe])
    expect(latin9.decode(encodeLatin9('ŒUVRARD Éloïse'))).toBe('ŒUVRARD Éloïse')
    expect(latin9.decode(encodeLatin9('NGUYỄN'))).toBe('NGUY?N')
    expect(latin9.decode(generateSchoolFiles(wish).get('ElevesSansAdresses.xml'))).toContain('NGUY?N')
  })

  it('formats §1.7: codes keep their spaces and leading underscores, joins hold between the files', () => {
    const files = generateSchoolFiles(wish)
    const structures = latin9.decode(files.get('Structures.xml'))
    const eleves = latin9.decode(files.get('ElevesSansAdresses.xml'))
    expect(structures).toContain('CODE_STRUCTURE="3E A"')
    expect(structures).toContain('CODE_STRUCTURE="_5LCALA"')
    const known = new Set(
      [...structures.matchAll(/(?:DIVISION|GROUPE) CODE_STRUCTURE="([^"]+)"/g)].map((match) => match[1]),
    )
    const used = new Set([...eleves.matchAll(/<CODE_STRUCTURE>([^<]+)</g)].map((match) => match[1]))
    expect([...used].filter((code) => !known.has(code))).toEqual([])
    expect([...known].filter((code) => !used.has(code))).toEqual([])
  })

  it('formats §6: the UAI bears its letter, the calendar the published days of 2026-2027', () => {
    expect(uaiOf('0750680')).toBe('0750680G')
    expect(holidaysOf(2026, 'C').map((span) => `${span.from} ${span.until}`)).toEqual([
      '2026-10-17 2026-11-02',
      '2026-12-19 2027-01-04',
      '2027-02-06 2027-02-22',
      '2027-04-03 2027-04-19',
      '2027-07-03 2027-08-31',
    ])
    expect(writeCalendar(2026, 'C')).toContain('"start_date": "2026-10-16T22:00:00+00:00"')
    expect(writeCalendar(2026, 'C')).toContain('"end_date": "2026-11-01T23:00:00+00:00"')
  })
})
