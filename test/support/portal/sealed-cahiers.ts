import { createHash } from 'node:crypto'
import { expect } from 'vitest'
import { sql } from 'kysely'
import { richTextOf, type RichText } from '#shared/domain/cahier-de-textes/rich-text.ts'
import type { MadeDocument } from '#shared/protocol/cahier-documents.ts'
import { must } from '#shared/kernel/must.ts'
import { assignment } from '#test/support/cahier-desk.ts'
import { announce, grant, write, type CahierScene, type Person } from './cahier-scene.ts'

/** Its rarest word is looked for in what is printed and archived. */
export const privateNote = 'Prévoir le compas de Zéphyrine'
const lessonText: RichText = {
  blocks: [
    {
      kind: 'paragraph',
      line: [
        { kind: 'words', text: 'Énoncé du ' },
        { kind: 'words', text: 'théorème', isBold: true },
        { kind: 'words', text: ' et ses cas, α ≤ π, Œuvre de Łukasz ☃.' },
      ],
    },
    { kind: 'list', isNumbered: true, items: [[{ kind: 'words', text: 'La figure' }]] },
    { kind: 'display-formula', latex: '\\frac{AM}{AB} = \\frac{AN}{AC}' },
  ],
}

/** Written, given, noted for oneself, announced, sealed, completed, corrected. */
export async function sealedCahiers({ teacher, colleague, principal, at }: CahierScene): Promise<void> {
  await write(teacher, lessonText, 'l1', 'Théorème de Thalès')
  await write(teacher, 'Exercices d’application', 'l2')
  await write(colleague, 'La phrase complexe', 'm1')
  await teacher.push('giveHomework', {
    ...{ lessonId: 'l1', homeworkId: 'h1', assignment: assignment('Exercices 3 et 4 page 212'), base: null },
  })
  const note = await teacher.push('writeTeacherNote', {
    ...{ lessonId: 'l1', teacherId: 't1', text: privateNote, base: null },
  })
  expect(note).toMatchObject({ outcome: 'applied' })
  await announce(principal)
  at('2026-11-25T09:00')
  expect(await grant(principal, ['l1', 'own-t1'], ['m1', 'own-t2'])).toMatchObject({ outcome: 'applied' })
  await teacher.push('addAddendum', {
    ...{ entryId: 'ce-l1', addendumId: 'a1', text: richTextOf('La figure a été refaite à la règle.') },
  })
  await principal.push('addCounterEntry', {
    ...{ entryId: 'ce-l1', addendumId: 'a2', text: richTextOf('Visa donné sur la mauvaise classe.') },
    ...{ cahierId: 'own-t1', grantId: 'g-counter' },
  })
}

/** The bytes of a document, as told: so many, of that digest. */
export async function fileOf(person: Person, document: MadeDocument | null): Promise<Uint8Array> {
  const { id, size, sha256 } = must(document, 'a document')
  const { status, body } = await person.ask('GET', `/cahiers/documents/${id}/file`)
  expect(status).toBe(200)
  const bytes = new Uint8Array(body as ArrayBuffer)
  expect([bytes.length, createHash('sha256').update(bytes).digest('hex')]).toEqual([size, sha256])
  return bytes
}

/** What the base keeps of the documents of a school. */
export async function madeCount({ school }: CahierScene) {
  const { rows } = await sql<{ documents: number; parts: number }>`
    select (select count(*) from made_document where school = ${school.uai}) as documents,
      (select count(*) from made_document_part where school = ${school.uai}) as parts`.execute(school.db)
  return rows[0]
}
