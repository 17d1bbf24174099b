import { describe, expect, it } from 'vitest'
import type { StudentId } from '#shared/domain/people/ids.ts'
import { observationRecord, type Observation } from '#shared/domain/roll-call/observation.ts'
import {
  chooseObservationText,
  reviseObservation,
  writeObservation,
} from '#shared/domain/roll-call/observation-commands.ts'
import { rollCallRecord, type MarkId, type RollCall } from '#shared/domain/roll-call/roll-call.ts'
import { lessonRecord, type LessonId } from '#shared/domain/timetable/lesson.ts'
import { achour, aLesson, classOf3b, lemaire, oliveira, stranger } from '#test/support/class-of-3b.ts'
import { actor } from '#test/support/record-desk.ts'

const id = 'm1' as MarkId
const write = (text: string) => ({
  lessonId: 'l8' as LessonId,
  studentId: 'diallo' as StudentId,
  markId: id,
  nature: 'observation' as const,
  text,
  at: null,
  sawEnd: false,
})
function written() {
  const desk = classOf3b()
  desk.run(writeObservation, write('Aide volontiers ses voisins.'), oliveira)
  return { desk, now: () => desk.get(observationRecord, id) as Observation }
}
const first = 'Aide volontiers ses voisins.'

describe('observations', () => {
  it('S3: a text and its mark are one command', () => {
    const { desk, now } = written()
    expect(now()).toMatchObject({ text: first, by: 'oliveira', variants: [], past: [] })
    expect(desk.get(rollCallRecord, 'rc-l8') as RollCall).toMatchObject({
      state: 'in-progress',
      marks: [{ id, kind: 'observation' }],
    })
  })

  it('C18: go to their author, those who teach the lesson and the vie scolaire, never to the whole class’s teachers', () => {
    const scopes = observationRecord.scopesOf(written().now())
    expect(scopes).toEqual(['user:oliveira', 'user:achour', 'service:vie-scolaire', 'service:direction'])
    const { desk } = written()
    const ran = desk.run(reviseObservation, { observationId: id, base: first, text: 'Autre' }, stranger)
    expect(ran.decision).toMatchObject({ code: 'not-your-observation' })
  })

  it('S15: a text that nobody touched since is replaced, and C14: its past keeps author and words', () => {
    const { desk, now } = written()
    const { effect } = desk.run(
      reviseObservation,
      { observationId: id, base: first, text: 'Aide sa voisine.' },
      achour,
    )
    expect(effect?.outcome).toBe('applied')
    expect(now()).toMatchObject({
      text: 'Aide sa voisine.',
      textBy: 'achour',
      by: 'oliveira',
      past: [{ text: first, by: 'oliveira' }],
    })
  })

  it('S15: a true clash keeps both texts, the second one beside the first, and asks', () => {
    const { desk, now } = written()
    desk.run(reviseObservation, { observationId: id, base: first, text: 'Texte d’Achour.' }, achour)
    const { effect } = desk.run(
      reviseObservation,
      { observationId: id, base: first, text: 'Texte de Lemaire.' },
      lemaire,
    )
    expect(effect).toMatchObject({
      outcome: 'conflict',
      notice: { code: 'two-texts', params: { by: 'achour' } },
    })
    expect(now()).toMatchObject({
      text: 'Texte d’Achour.',
      variants: [{ text: 'Texte de Lemaire.', by: 'lemaire' }],
    })
  })

  it('S15: identical texts are no conflict', () => {
    const { desk, now } = written()
    desk.run(reviseObservation, { observationId: id, base: first, text: 'Le même.' }, achour)
    expect(
      desk.run(reviseObservation, { observationId: id, base: first, text: 'Le même.' }, lemaire).effect
        ?.outcome,
    ).toBe('applied')
    expect(now().variants).toEqual([])
  })

  it('S15: choosing ends the clash and loses nothing: what was set aside is in the past, signed', () => {
    const { desk, now } = written()
    desk.run(reviseObservation, { observationId: id, base: first, text: 'Un.' }, achour)
    desk.run(reviseObservation, { observationId: id, base: first, text: 'Deux.' }, lemaire)
    desk.run(chooseObservationText, { observationId: id, text: 'Deux.', seen: ['Un.', 'Deux.'] }, oliveira)
    expect(now()).toMatchObject({ text: 'Deux.', textBy: 'lemaire', variants: [] })
    expect(now().past.map(({ text, by }) => `${by} ${text}`)).toEqual([`oliveira ${first}`, 'achour Un.'])
  })

  it('S15: a text that the chooser had not seen stays beside', () => {
    const { desk, now } = written()
    for (const [text, who] of [
      ['Un.', achour],
      ['Deux.', lemaire],
      ['Trois.', oliveira],
    ] as const)
      desk.run(reviseObservation, { observationId: id, base: first, text }, who)
    desk.run(chooseObservationText, { observationId: id, text: 'Un.', seen: ['Un.', 'Deux.'] }, lemaire)
    expect(now()).toMatchObject({ text: 'Un.', variants: [{ text: 'Trois.' }] })
  })

  it('S5, C18: a colleague’s observation is not written over through a lesson of one’s own, whoever knows its number', () => {
    const { desk, now } = written()
    desk.keep(lessonRecord, aLesson('l9', { teacherIds: [stranger.staffId] }))
    const over = { ...write('Autre texte.'), lessonId: 'l9' as LessonId }
    expect(desk.run(writeObservation, over, stranger).decision).toMatchObject({
      code: 'not-your-observation',
    })
    expect(now()).toMatchObject({ text: first, variants: [] })
  })

  it('S5: who teaches no more rewrites nothing, though he is its author: he may not read it either', () => {
    const { desk } = written()
    const moved = actor('oliveira', 'secretariat')
    const ran = desk.run(reviseObservation, { observationId: id, base: first, text: 'Autre' }, moved)
    expect(ran.decision).toMatchObject({ code: 'not-your-observation' })
    expect(desk.run(writeObservation, write('Autre'), moved).decision).toMatchObject({
      code: 'not-your-lesson',
    })
  })
})
