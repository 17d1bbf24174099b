import type { Mutant } from './mutant.ts'

const rollCall = 'test/unit/shared/domain/roll-call'

/** Faults of the rules of conflict, field by field (laws S5, S13 to S16). */
export const ruleMutants: readonly Mutant[] = [
  {
    id: 'existence-revealed',
    law: 'S5',
    fault: 'A refusal tells whether the lesson exists',
    file: 'src-shared/domain/roll-call/roll-call-rights.ts',
    search: '  const isHis = lesson !== undefined',
    replace: "  if (!lesson) return refused('lesson-unknown')\n  const isHis = lesson !== undefined",
    killers: [
      {
        file: `${rollCall}/roll-call-commands.test.ts`,
        test: 'S5: a colleague is refused in the same words',
      },
    ],
  },
  {
    id: 'ended-call-begun-again',
    law: 'S13',
    fault: 'Marking after the end begins the call again',
    file: 'src-shared/domain/roll-call/roll-call-rules.ts',
    search: "  return call.state === 'todo' ? {",
    replace: "  return call.state !== 'in-progress' ? {",
    killers: [
      {
        file: `${rollCall}/roll-call-commands.test.ts`,
        test: 'S13: are the teacher’s the same day',
      },
    ],
  },
  {
    id: 'last-writer-wins',
    law: 'S14',
    fault: 'A clash is settled by whoever arrives last',
    file: 'src-shared/domain/core/merge-field.ts',
    search: "  return { kind: 'clash', sides }",
    replace: "  return { kind: 'set', value: sides.mine }",
    killers: [
      { file: 'test/unit/shared/domain/core/merge-field.test.ts', test: 'S14: a value that another changed' },
      { file: `${rollCall}/observation-commands.test.ts`, test: 'S15: a true clash keeps both texts' },
    ],
  },
  {
    id: 'losing-text-dropped',
    law: 'S15',
    fault: 'The text that lost a clash is not kept beside the winner',
    file: 'src-shared/domain/core/wording.ts',
    search: 'text: isKnown ? text : { ...text, variants: [...text.variants, next] }, isClash: true',
    replace: 'text, isClash: true',
    killers: [
      { file: `${rollCall}/observation-commands.test.ts`, test: 'S15: a true clash keeps both texts' },
    ],
  },
  {
    id: 'set-replaced-whole',
    law: 'S16',
    fault: 'A set is replaced by what its author saw of it',
    file: 'src-shared/domain/core/merge-field.ts',
    search: '[...new Set([...current, ...change.add])]',
    replace: '[...new Set([...current.slice(current.length), ...change.add])]',
    killers: [
      { file: 'test/unit/shared/domain/core/merge-field.test.ts', test: 'S16: what others added stays' },
    ],
  },
  {
    id: 'marks-overwritten',
    law: 'S16',
    fault: 'A mark replaces those that others put on the same pupil',
    file: 'src-shared/domain/roll-call/mark-rules.ts',
    search: '  const kept = call.marks.filter((mark) => !change.remove.includes(mark.id))',
    replace:
      '  const kept = call.marks.filter((mark) => !fresh.some((other) => other.studentId === mark.studentId))',
    killers: [{ file: `${rollCall}/roll-call-commands.test.ts`, test: 'S16: both persons’ marks are kept' }],
  },
  {
    id: 'removed-mark-comes-back',
    law: 'S16',
    fault: 'A mark that was taken away comes back when its command is told again',
    file: 'src-shared/domain/roll-call/mark-rules.ts',
    search: '[...call.marks.map((mark) => mark.id), ...call.pastMarks.map((past) => past.mark.id)]',
    replace: 'call.marks.map((mark) => mark.id)',
    killers: [{ file: `${rollCall}/mark-rules.test.ts`, test: 'S16: a mark taken away never comes back' }],
  },
]
