import { describe, expect, it } from 'vitest'
import { publicationLine } from '#renderer/features/cahier-de-textes/teaching/publication-line.ts'
import { publicationOf } from '#shared/domain/cahier-de-textes/entry/entry-rules.ts'
import { entryPublications } from '#shared/domain/cahier-de-textes/cahier-settings.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { timeOfDay } from '#shared/kernel/time-of-day.ts'

const quietHours = { from: timeOfDay('20:00'), to: timeOfDay('07:00') }
const wall = (date: string, time: string) => ({ date: plainDate(date), time: timeOfDay(time) })
const lessonOn = (date: string) => ({
  date: plainDate(date),
  start: timeOfDay('08:00'),
  end: timeOfDay('08:55'),
})

/** Written at that moment, and looked at in the same minute. */
function lines(day: string, now: ReturnType<typeof wall>, isHere = false): readonly string[] {
  const lesson = lessonOn(day)
  return entryPublications.map((publication) => {
    const settings = { publication, quietHours }
    const entry = { publishAt: publicationOf(lesson, settings, now) }
    const said = publicationLine({ lesson, entry, settings, wall: now, isHere })
    const before = publicationLine({ lesson, entry: undefined, settings, wall: now, isHere })
    expect(before).toBe(said)
    return said.replaceAll('\u00a0', ' ')
  })
}

describe('when families see an entry, in words', () => {
  it('S20: prepared on Sunday night for Monday at eight: at the lesson, at its end, or when the pause ends', () => {
    expect(lines('2026-11-23', wall('2026-11-22', '21:00'))).toEqual([
      'Partira lundi 23 novembre à 8 h.',
      'Partira lundi 23 novembre à 8 h 55.',
      'Pause numérique : partira lundi 23 novembre à 7 h.',
    ])
  })

  it('S20 C17: written on Friday night of a lesson of the day: on Monday at seven, whatever the setting', () => {
    const monday = 'Pause numérique : partira lundi 23 novembre à 7 h.'
    expect(lines('2026-11-20', wall('2026-11-20', '21:30'))).toEqual([monday, monday, monday])
  })

  it('written in the lesson: at once, but for a school that waits for its end', () => {
    expect(lines('2026-11-17', wall('2026-11-17', '08:20'))).toEqual([
      'Visible des familles.',
      'Partira mardi 17 novembre à 8 h 55.',
      'Visible des familles.',
    ])
  })

  it('what has not left this post is not called visible', () => {
    expect(lines('2026-11-17', wall('2026-11-17', '10:00'), true)).toEqual(
      entryPublications.map(() => 'Enregistrée ici : visible des familles dès que le portail l’aura reçue.'),
    )
  })
})
