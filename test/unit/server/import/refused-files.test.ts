import { randomBytes } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { elevesXml, latin9, responsablesXml, structuresXml } from '#test/support/import/siecle-builder.ts'
import { baseAfter, planFiles, refusalOf } from '#test/support/import/run-plan.ts'
import { smallPupils, smallSchool, smallSchoolTexts } from '#test/support/import/small-school.ts'
import { nothingKnown } from '#server/import/planning/known-school.ts'
import { edtXml } from '#test/support/import/sts-builder.ts'
import { ImportRefused } from '#server/import/reading/import-refused.ts'
import { unzipFiles } from '#server/import/reading/unzip-files.ts'
import { handMadeZip } from '#test/support/import/hand-made-zip.ts'

const eleves = smallSchoolTexts()['ElevesSansAdresses.xml'] ?? ''
const given = (name: string, content: string | Buffer) => [
  { name, bytes: typeof content === 'string' ? latin9(content) : content },
]

describe('files that cannot be read are refused, saying where (issue 2 §3)', () => {
  it('truncated XML is refused with its line', async () => {
    const lines = eleves.split('\n')
    const cut = lines.slice(0, 7).join('\n')
    const refusal = await refusalOf(given('Eleves.xml', cut.slice(0, -20)))
    expect(refusal).toMatchObject({ code: 'malformed-xml', file: 'Eleves.xml' })
    expect(refusal.message).toContain('ligne 7')
  })

  it('malformed XML is refused with the line of the fault, not of the end', async () => {
    const refusal = await refusalOf(given('Eleves.xml', eleves.replace('</ELEVES>', '</ELEVE>')))
    expect(refusal.code).toBe('malformed-xml')
    const line = eleves.split('\n').findIndex((text) => text.includes('</ELEVES>')) + 1
    expect(refusal.message).toContain(`ligne ${line}`)
  })

  it.each([
    ['a page', '<!DOCTYPE html>\n<html><head><title>Session expirée</title></head></html>'],
    [
      'a page that says it is XML',
      '<?xml version="1.0"?>\n<!-- x --><html xmlns="http://www.w3.org/1999/xhtml"></html>',
    ],
    ['a page in capitals', '\n\n<HTML><BODY></BODY></HTML>'],
  ])('HTML instead of XML is refused: %s', async (_, text) => {
    expect((await refusalOf(given('Eleves.xml', text))).code).toBe('html-instead-of-xml')
  })

  it.each([
    [
      'an external DTD',
      '<?xml version="1.0"?>\n<!DOCTYPE BEE_ELEVES SYSTEM "file:///etc/passwd">\n<BEE_ELEVES/>',
    ],
    [
      'an internal entity',
      '<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY x "y">]>\n<BEE_ELEVES>&x;</BEE_ELEVES>',
    ],
    [
      'an entity nobody declared',
      '<?xml version="1.0"?>\n<BEE_ELEVES><DONNEES>&eacute;</DONNEES></BEE_ELEVES>',
    ],
  ])('a DTD or an entity is refused: %s', async (_, text) => {
    expect((await refusalOf(given('Eleves.xml', text))).code).toBe('dtd-or-entity')
  })

  it('predefined entities and numeric references are fine', async () => {
    const text = elevesXml([
      { id: '1', family: 'X', given: 'L', extra: '<MEL>a&amp;b&#233;&#xE9;&lt;</MEL>', divisions: ['3E2'] },
    ])
    const plan = await planFiles(given('Eleves.xml', text))
    expect(plan.counts.students).toBe(1)
  })

  it.each([
    ['declared UTF-8 and is not', latin9(eleves.replace('ISO-8859-15', 'UTF-8'))],
    ['declared ISO-8859-15 and is UTF-8', Buffer.from(eleves, 'utf8')],
    ['declared nothing and is not UTF-8', latin9(eleves.replace(' encoding="ISO-8859-15"', ''))],
    ['an encoding nobody knows', latin9(eleves.replace('ISO-8859-15', 'EBCDIC-FR'))],
    ['UTF-16', Buffer.from(`\uFEFF${eleves}`, 'utf16le')],
    ['ISO-8859-15 after a UTF-8 mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), latin9(eleves)])],
  ])('a wrong encoding is refused: %s', async (_, bytes) => {
    expect((await refusalOf(given('Eleves.xml', bytes))).code).toBe('wrong-encoding')
  })

  it('an empty file and a file that does not exist are refused', async () => {
    expect((await refusalOf(given('Eleves.xml', Buffer.alloc(0)))).code).toBe('empty-file')
    expect(await refusalOf([{ name: '/nowhere/Eleves.xml', bytes: '/nowhere/Eleves.xml' }])).toMatchObject({
      code: 'not-readable',
      file: 'Eleves.xml',
    })
  })
})

describe('wrong files and files that do not go together are refused', () => {
  it.each(['BEE_COMMUNS', 'BEE_GEOGRAPHIQUE', 'BEE_ETABLISSEMENTS', 'IMPORT_ELEVES', 'Recette'])(
    '%s is not a file of the import: the sentence says what to give',
    async (root) => {
      const refusal = await refusalOf(given('x.xml', `<?xml version="1.0"?><${root}/>`))
      expect(refusal.code).toBe('wrong-file')
      expect(refusal.message).toMatch(/ElevesSansAdresses|SIECLE/)
    },
  )

  it('two files of one kind are refused, with or without addresses', async () => {
    const refusal = await refusalOf([...smallSchool(), ...given('ElevesAvecAdresses.xml', eleves)])
    expect(refusal).toMatchObject({ code: 'duplicate-file', file: 'ElevesAvecAdresses.xml' })
  })

  it('another school’s file is refused: the odd one out is named', async () => {
    const other = responsablesXml([], [], { uai: '0350002B' })
    expect(await refusalOf(smallSchool({ 'ResponsablesAvecAdresses.xml': other }))).toMatchObject({
      code: 'other-school',
      file: 'ResponsablesAvecAdresses.xml',
    })
    const first = smallSchool({
      'Nomenclature.xml': structuresXml([], [], { uai: '0350002B' }).replaceAll(
        'BEE_STRUCTURES',
        'BEE_NOMENCLATURES',
      ),
    })
    expect(await refusalOf(first)).toMatchObject({ code: 'other-school', file: 'Nomenclature.xml' })
  })

  it('another school’s file is refused against the base', async () => {
    const base = baseAfter(nothingKnown, await planFiles(smallSchool()))
    expect(
      (await refusalOf(given('Eleves.xml', elevesXml(smallPupils, { uai: '0350002B' })), base)).code,
    ).toBe('other-school')
  })

  it('another school year is refused, between files and against the base', async () => {
    const old = edtXml([], [], [], { year: 2025 })
    expect(await refusalOf(smallSchool({ 'emp_sts_0750001A_2026.xml': old }))).toMatchObject({
      code: 'other-school-year',
      file: 'emp_sts_0750001A_2026.xml',
    })
    const base = baseAfter(nothingKnown, await planFiles(smallSchool()))
    expect((await refusalOf(given('Eleves.xml', elevesXml(smallPupils, { year: 2027 })), base)).code).toBe(
      'other-school-year',
    )
  })

  it('a calendar of other years is refused', async () => {
    const past = JSON.stringify([
      {
        description: 'Noël',
        start_date: '2020-12-18T23:00:00+00:00',
        end_date: '2021-01-03T23:00:00+00:00',
        zones: 'Zone C',
      },
    ])
    expect((await refusalOf(smallSchool({ 'calendrier.json': past }))).code).toBe('other-school-year')
  })

  it('a pupils’ file without pupils is refused, and an empty base without pupils', async () => {
    expect((await refusalOf(smallSchool({ 'ElevesSansAdresses.xml': elevesXml([]) }))).code).toBe('no-pupil')
    expect((await refusalOf(smallSchool({ 'ElevesSansAdresses.xml': null }))).code).toBe('no-pupil')
  })

  it('a duplicate INE or ELEVE_ID is refused and named', async () => {
    const ine = await refusalOf(
      smallSchool({
        'ElevesSansAdresses.xml': elevesXml([
          { id: '1', ine: '990000001TA' },
          { id: '2', ine: '990000001ta' },
        ]),
      }),
    )
    expect(ine.code).toBe('duplicate-ine')
    expect(ine.message).toMatch(/990000001TA.*1 et 2/)
    const id = await refusalOf(
      smallSchool({
        'ElevesSansAdresses.xml': elevesXml([
          { id: '77', ine: 'A' },
          { id: '77', ine: 'B' },
        ]),
      }),
    )
    expect(id.code).toBe('duplicate-eleve-id')
    expect(id.message).toContain('77')
  })
})

describe('zips are opened with care', () => {
  it('SIECLE’s archives are taken as downloaded, one or several files in each', async () => {
    const entries = Object.fromEntries(
      smallSchool().map((file) => [file.name, Buffer.from(file.bytes as Buffer)]),
    )
    const plan = await planFiles(given('ExportXML.zip', Buffer.from(zipSync(entries))))
    expect(plan.counts).toMatchObject({ students: 3, divisions: 2, groups: 1 })
  })

  it.each(['../Eleves.xml', 'a/../../Eleves.xml', '/Eleves.xml', 'C:/Eleves.xml', '..\\Eleves.xml'])(
    'a path that leaves the archive is refused: %s',
    async (name) => {
      expect((await refusalOf(given('x.zip', handMadeZip([{ name, content: latin9(eleves) }])))).code).toBe(
        'zip-path-escape',
      )
    },
  )

  it('an archive that expands beyond 100 times is refused, whatever its header says', async () => {
    const blank = Buffer.alloc(30 * 1_048_576, ' ')
    const bomb = Buffer.concat([latin9('<?xml version="1.0"?><BEE_ELEVES>'), blank])
    expect((await refusalOf(given('x.zip', handMadeZip([{ name: 'Eleves.xml', content: bomb }])))).code).toBe(
      'zip-too-big',
    )
    expect(
      (await refusalOf(given('x.zip', handMadeZip([{ name: 'Eleves.xml', content: bomb, saidSize: 1000 }]))))
        .code,
    ).toBe('zip-too-big')
  })

  it('an archive that expands beyond 200 MB is refused, even slowly', async () => {
    // 3 % noise: about 50 times, under the other limit
    const part = Buffer.concat([Buffer.alloc(970_000, 'x'), Buffer.from(randomBytes(15_000).toString('hex'))])
    const start = latin9('<?xml version="1.0"?><BEE_ELEVES><DONNEES><NOTES>')
    const content = Buffer.concat([start, ...Array.from({ length: 220 }, () => part)])
    expect(content.length / deflateRawSync(content, { level: 1 }).length).toBeLessThan(100)
    const zip = { name: 'x.zip', bytes: handMadeZip([{ name: 'Eleves.xml', content, level: 1 }]) }
    let read = 0
    const refusal = await (async () => {
      for await (const source of unzipFiles(zip))
        for await (const chunk of source.chunks()) read += chunk.length
    })().catch((error: unknown) => (error instanceof ImportRefused ? error.refusal : null))
    expect(refusal).toMatchObject({ code: 'zip-too-big', file: 'x.zip' })
    expect(read).toBeLessThanOrEqual(200 * 1_048_576)
  })

  it('a truncated archive, an altered one and an encrypted one are refused', async () => {
    const whole = handMadeZip([{ name: 'Eleves.xml', content: latin9(eleves) }])
    expect((await refusalOf(given('x.zip', whole.subarray(0, whole.length - 40)))).code).toBe('broken-zip')
    expect(
      (
        await refusalOf(
          given('x.zip', handMadeZip([{ name: 'Eleves.xml', content: latin9(eleves), saidCrc: 1 }])),
        )
      ).code,
    ).toBe('broken-zip')
    expect(
      (
        await refusalOf(
          given('x.zip', handMadeZip([{ name: 'Eleves.xml', content: latin9(eleves), isEncrypted: true }])),
        )
      ).code,
    ).toBe('encrypted-zip')
  })
})
