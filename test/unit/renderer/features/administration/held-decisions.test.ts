import { expect, it } from 'vitest'
import { heldDecisionSchema } from '#server/import/planning/held-decision.ts'
import {
  choiceTaken,
  decisionOf,
  heldChoices,
  teacherChoice,
} from '#renderer/features/administration/held-decisions.ts'

const payload = { row: {}, structures: { divisions: ['3E1', '3E 2'] }, mayBe: ['s1'] }

it('every choice offered on a held item is a decision that the portal accepts', () => {
  for (const code of ['pupil-in-two-divisions', 'pupil-doubtful-match', 'service-unknown-teacher']) {
    const choices = heldChoices(code, payload)
    expect(choices.length).toBeGreaterThan(0)
    for (const choice of choices) expect(heldDecisionSchema.safeParse(decisionOf(choice)).success).toBe(true)
  }
})

it('a pupil in two divisions is put in one of them; a doubtful match is one of the candidates or nobody known', () => {
  expect(heldChoices('pupil-in-two-divisions', payload).map((choice) => choice.value)).toEqual([
    '3E1',
    '3E 2',
  ])
  expect(heldChoices('pupil-doubtful-match', payload).map((choice) => choice.kind)).toEqual([
    'same-as',
    'new-pupil',
  ])
})

it('what must be mended in the source is not decided here, nor what cannot be read', () => {
  expect(heldChoices('pupil-incomplete', payload)).toEqual([])
  expect(heldChoices('pupil-in-two-divisions', 'not what was kept')).toEqual([])
})

it('the unknown teacher of a service may be a person of the school; what was decided is read back as the choice it was', () => {
  const taken = decisionOf(teacherChoice('staff-7'))
  expect(heldDecisionSchema.safeParse(taken).success).toBe(true)
  expect(choiceTaken(taken)).toEqual(teacherChoice('staff-7'))
  for (const choice of heldChoices('pupil-doubtful-match', payload))
    expect(choiceTaken(decisionOf(choice))).toEqual(choice)
  expect(choiceTaken(null)).toBeNull()
  expect(choiceTaken({ kind: 'later-invented' })).toBeNull()
})
