import { strFromU8, unzipSync } from 'fflate'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keepHouse } from '#server/sync/keep-house.ts'
import { jobAnswer } from '#shared/protocol/cahier-documents.ts'
import { must } from '#shared/kernel/must.ts'
import { eventually } from '#test/support/eventually.ts'
import {
  cahierScene,
  everything,
  write,
  type CahierScene,
  type Person,
} from '#test/support/portal/cahier-scene.ts'
import { fileOf, madeCount, sealedCahiers } from '#test/support/portal/sealed-cahiers.ts'
import { usePostgres } from '#test/support/portal/use-postgres.ts'
import { readPdf } from '#test/support/read-pdf.ts'

const base = usePostgres()
let scene: CahierScene
beforeEach(async () => {
  scene = await cahierScene(base())
})
afterEach(() => scene.close())

async function printed(person: Person, choice: object = everything): Promise<Uint8Array> {
  const job = await person.work('/cahiers/visa-pdf', choice)
  expect(job).toMatchObject({ state: 'done', code: null })
  return fileOf(person, job.document)
}

describe('the PDF of the visa', { timeout: 60_000 }, () => {
  it('C1: says each entry with its homework, visa, addenda and seals; a reader that is not ours finds it tagged', async () => {
    await sealedCahiers(scene)
    const bytes = await printed(scene.principal)
    const raw = Buffer.from(bytes).toString('latin1')
    for (const mark of ['/Lang (fr-FR)', '/MarkInfo', '/StructTreeRoot', '/DisplayDocTitle true'])
      expect(raw).toContain(mark)
    const read = readPdf(bytes)
    if (!read) return
    expect(read.info.get('Title')).toBe('Visa des cahiers de textes')
    expect(read.info.get('Tagged')).toBe('yes')
    const pages = Number(read.info.get('Pages'))
    const flat = read.text.replaceAll(/[\s\u00a0]+/g, ' ')
    for (let page = 1; page <= pages; page++) expect(flat).toContain(`page ${page} sur ${pages}`)
    for (const words of [
      'Mathématiques · 3e B · Mme Essai T1',
      'Mardi 17 novembre 2026, 8 h à 9 h',
      'Théorème de Thalès',
      'Énoncé du théorème et ses cas, α ≤ π, Œuvre de Łukasz [U+2603].',
      '1. La figure',
      '\\frac{AM}{AB} = \\frac{AN}{AC}',
      'Travail pour mardi 24 novembre 2026 : exercice, 20 min environ',
      'Exercices 3 et 4 page 212',
      'Visa du mercredi 25 novembre 2026',
      'Scellé par Mme Essai P1, direction. Sceau n° 1 de ce cahier.',
      'Remarque : Bien tenu.',
      'Premier sceau de ce cahier.',
      'Additif de Mme Essai T1, mercredi 25 novembre 2026, 9 h',
      'Contre-écriture de Mme Essai P1',
      'Pas encore visée.',
      'La phrase complexe',
    ])
      expect(flat).toContain(words)
    const { rows } = await sql<{ seal: { hash: string; signature: { value: string } } }>`
      select jsonb_array_elements(data->'seals') as seal from record
      where school = ${scene.school.uai} and kind = 'cahierEntry'`.execute(base().db)
    expect(rows).toHaveLength(4)
    for (const { seal } of rows) {
      expect(flat).toContain(seal.hash)
      expect(flat).toContain(seal.signature.value)
    }
    for (const tag of ['Document', 'H1', 'H2', 'H3', 'H4', 'LBody']) expect(read.structure).toContain(tag)
    expect(read.structure.indexOf('Énoncé du')).toBeLessThan(read.structure.indexOf('Exercices 3 et 4'))
    expect(read.structure).not.toContain('page 1 sur')
  })

  it('C1: a private note of the teacher is in no PDF and in no archive', async () => {
    await sealedCahiers(scene)
    const own = readPdf(await printed(scene.teacher, { ...everything, teacherIds: ['t1'] }))
    expect(own?.text ?? '').not.toContain('Zéphyrine')
    expect(own?.info.get('Title') ?? 'Cahier de textes').toBe('Cahier de textes')
    const { document } = await scene.principal.work('/cahiers/archives', { teacherId: null })
    for (const [name, file] of Object.entries(unzipSync(await fileOf(scene.principal, document)))) {
      const words = name.endsWith('.pdf') ? (readPdf(file)?.text ?? '') : strFromU8(file)
      expect(words).not.toContain('Zéphyrine')
    }
  })

  it('C1: an entry altered in the base behind the portal’s back is printed as such', async () => {
    await sealedCahiers(scene)
    await sql`update record set data = jsonb_set(data, '{contents,standing,value,title}', '"Autre"')
      where school = ${scene.school.uai} and id = 'ce-l1'`.execute(base().db)
    const text = readPdf(await printed(scene.principal))?.text
    if (text !== undefined)
      expect(text.replaceAll(/[\s\u00a0]+/g, ' ')).toContain('Empreinte différente du texte')
  })

  it('narrows by teacher, class, subject and period together, and says when nothing is left', async () => {
    await sealedCahiers(scene)
    const one = await scene.principal.work('/cahiers/visa-pdf', { ...everything, teacherIds: ['t2'] })
    expect(one.document).toMatchObject({ entries: 1, seals: 1 })
    const both = { teacherIds: ['t1', 't2'], divisionIds: ['d1'], subjectIds: ['subject'] }
    const some = await scene.principal.work('/cahiers/visa-pdf', {
      ...both,
      from: '2026-11-18',
      to: '2026-11-30',
    })
    expect(some.document).toMatchObject({ entries: 1 })
    const none = { ...everything, divisionIds: ['d9'] }
    expect(await scene.principal.work('/cahiers/visa-pdf', none)).toMatchObject({
      ...{ state: 'failed', code: 'document-empty', document: null },
    })
    expect(await madeCount(scene)).toMatchObject({ documents: 2 })
  })

  it('C1 C2 C18: a teacher prints his own cahier, the direction any, an inspector none; what is made is its maker’s', async () => {
    await sealedCahiers(scene)
    const { teacher, colleague, principal, inspector } = scene
    for (const choice of [
      everything,
      { ...everything, teacherIds: ['t2'] },
      { ...everything, teacherIds: ['t1', 't2'] },
    ])
      expect(await teacher.ask('POST', '/cahiers/visa-pdf', choice)).toMatchObject({ status: 403 })
    expect(await inspector.ask('POST', '/cahiers/visa-pdf', everything)).toMatchObject({ status: 403 })
    const own = await teacher.work('/cahiers/visa-pdf', { ...everything, teacherIds: ['t1'] })
    const id = must(own.document, 'a document').id
    for (const other of [colleague, principal]) {
      for (const asked of [`/cahiers/jobs/${own.id}`, `/cahiers/documents/${id}/file`])
        expect(await other.ask('GET', asked)).toMatchObject({
          ...{ status: 404, body: { error: { code: 'document-unknown' } } },
        })
    }
    const archive = await principal.work('/cahiers/archives', { teacherId: 't1' })
    const archiveFile = `/cahiers/documents/${must(archive.document, 'an archive').id}/file`
    expect(await teacher.ask('GET', archiveFile)).toMatchObject({ status: 404 })
    const { rows } = await sql<{ action: string }>`select action from access_log
      where school = ${scene.school.uai} and action in ('visa-pdf', 'archive-made') order by id`.execute(
      base().db,
    )
    expect(rows.map(({ action }) => action)).toEqual(['visa-pdf', 'archive-made'])
  })

  it('is cancelled in the middle, answers others meanwhile, and leaves nothing behind', async () => {
    await write(scene.teacher, 'Un long cours. '.repeat(1200))
    const { uai } = scene.school
    await sql`insert into record select school, kind, id || '-' || n, rev, version, scopes, data, deleted, mark, updated_at
      from record, generate_series(1, 300) as n where school = ${uai} and id = 'ce-l1'`.execute(base().db)
    const { principal } = scene
    const begun = await principal.ask('POST', '/cahiers/visa-pdf', everything)
    const { id } = jobAnswer.parse(begun.body).job
    const read = async () => jobAnswer.parse((await principal.ask('GET', `/cahiers/jobs/${id}`)).body).job
    const half = await eventually(async () => {
      const job = await read()
      expect(job.done).toBeGreaterThan(2)
      return job
    })
    expect(half.done).toBeLessThan(half.total)
    expect((await principal.ask('DELETE', `/cahiers/jobs/${id}`)).body.job.state).toBe('cancelled')
    await eventually(async () => expect(await madeCount(scene)).toEqual({ documents: 0, parts: 0 }))
    expect(await read()).toMatchObject({ state: 'cancelled', document: null })
  })

  it('is forgotten two days later', async () => {
    await sealedCahiers(scene)
    await printed(scene.principal)
    await keepHouse(scene.school.context)
    expect(await madeCount(scene)).toMatchObject({ documents: 1 })
    scene.at('2026-11-27T09:00')
    await keepHouse(scene.school.context)
    expect(await madeCount(scene)).toEqual({ documents: 0, parts: 0 })
  })
})
