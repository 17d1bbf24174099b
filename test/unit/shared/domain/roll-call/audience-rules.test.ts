import { describe, expect, it } from 'vitest'
import { expectedStudents } from '#shared/domain/roll-call/audience-rules.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { aLesson, aStudent, division3b, group2 } from '#test/support/class-of-3b.ts'

const names = (lesson: ReturnType<typeof aLesson>, students: Parameters<typeof expectedStudents>[1]) =>
  expectedStudents(lesson, students).map((student) => student.id)

describe('the list of a call', () => {
  it('holds a pupil from the day he entered, not the day before', () => {
    const newcomer = aStudent('new', { enteredOn: plainDate('2026-11-17') })
    expect(names(aLesson('l'), [newcomer])).toEqual(['new'])
    expect(names(aLesson('l', { date: plainDate('2026-11-16') }), [newcomer])).toEqual([])
  })

  it('holds a pupil until the day he left, that day excluded', () => {
    const gone = aStudent('gone', { leftOn: plainDate('2026-11-17') })
    expect(names(aLesson('l', { date: plainDate('2026-11-16') }), [gone])).toEqual(['gone'])
    expect(names(aLesson('l'), [gone])).toEqual([])
  })

  it('follows a change of division on its day', () => {
    const moved = aStudent('moved', {
      divisions: [{ of: division3b, from: plainDate('2026-09-01'), until: plainDate('2026-11-17') }],
    })
    expect(names(aLesson('l', { date: plainDate('2026-11-16') }), [moved])).toEqual(['moved'])
    expect(names(aLesson('l'), [moved])).toEqual([])
  })

  it('holds the members of a group and nobody else of its divisions', () => {
    const member = aStudent('in', { groups: [{ of: group2, from: plainDate('2026-09-01'), until: null }] })
    expect(names(aLesson('l', { groupId: group2 }), [member, aStudent('out')])).toEqual(['in'])
  })

  it('is in French order: accents and apostrophes do not move a name, namesakes keep their places', () => {
    const students = ['Zimmermann', 'D’Orazio', 'Çelik', 'Cissé', 'Carvalho', 'Diallo', 'Bœuf', 'Bodin'].map(
      (familyName, index) => aStudent(`s${index}`, { familyName }),
    )
    const order = expectedStudents(aLesson('l'), students).map((student) => student.familyName)
    expect(order).toEqual(['Bodin', 'Bœuf', 'Carvalho', 'Çelik', 'Cissé', 'Diallo', 'D’Orazio', 'Zimmermann'])
  })

  it('puts GARBAY before GARBAY-GUILBAUD, whatever their given names', () => {
    const garbay = aStudent('a', { familyName: 'GARBAY', givenName: 'Léopold' })
    const double = aStudent('b', { familyName: 'GARBAY-GUILBAUD', givenName: 'Ilona' })
    expect(names(aLesson('l'), [double, garbay])).toEqual(['a', 'b'])
  })

  it('is empty for a permanence: nobody is expected there', () => {
    expect(names(aLesson('l', { form: 'permanence' }), [aStudent('one')])).toEqual([])
  })
})
