import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { featureLines } from '#renderer/app/features.ts'
import { sessionProblems } from '#renderer/features/session/session-problem-labels.fr.ts'
import { commandTypes } from '#shared/domain/registry.ts'
import { lineFaults } from '#shared/bridge/portal-contract.ts'
import { sessionEndCodes } from '#shared/protocol/envelope.ts'

const root = join(import.meta.dirname, '../../../..')

/** Codes written in the sources of a room, after a word that refuses. */
function codesIn(folder: string, pattern: RegExp): string[] {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
  return files
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => [...readFileSync(join(root, folder, file), 'utf8').matchAll(pattern)])
    .map((match) => match[1] ?? '')
}

const sentences = featureLines.map((line) => line.refusalLabels)
const told = new Set(sentences.flatMap((labels) => Object.keys(labels)))
const params = {
  field: 'modulesOff',
  module: 'board',
  studentId: 's',
  date: '2026-11-17',
  count: 2,
  min: 12,
  max: 200,
  seconds: 3,
}

describe('S4, design §9: every refusal is told in French, with what the reader can do', () => {
  it('every code of the rules and of the commands has its sentence', () => {
    const codes = codesIn('src-shared/domain', /refused\(\s*'([a-z-]+)'/g)
    expect(codes.length).toBeGreaterThan(15)
    expect([...new Set(codes)].filter((code) => !told.has(code))).toEqual([])
  })

  it('every notice of a clash has its sentence', () => {
    const codes = codesIn('src-shared/domain', /notice: \{ code: '([a-z-]+)'/g)
    expect(codes.length).toBeGreaterThan(1)
    expect([...new Set(codes)].filter((code) => !told.has(code))).toEqual([])
  })

  it('every fault of the line and end of session has its sentence, in the screens', () => {
    expect([...lineFaults, ...sessionEndCodes].filter((code) => !told.has(code))).toEqual([])
  })

  it('every refusal of the lock has its sentence under the field', () => {
    const codes = codesIn('src-renderer/lock', /refuse\(\s*'([a-z-]+)'/g)
    const passwords = codesIn('src-shared/domain/people', /refused\('(password-[a-z-]+)'/g)
    const wanted = new Set([...codes, ...passwords, ...lineFaults, ...sessionEndCodes])
    expect([...wanted].filter((code) => !sessionProblems[code])).toEqual([])
  })

  it('every refusal of the portal’s routes has its sentence, in the screens or under the field', () => {
    const thrown = codesIn('src-server', /new Refusal\(\s*\d+,\s*'([a-z-]+)'/g)
    const answered = codesIn('src-server/http', /code: '([a-z-]+)'/g)
    expect(thrown.length).toBeGreaterThan(25)
    expect(answered).toContain('portal-failure')
    const wanted = new Set([...thrown, ...answered])
    expect([...wanted].filter((code) => !told.has(code) && !sessionProblems[code]).sort()).toEqual([])
  })

  it('no sentence is left unsaid: each label gives words and something to do', () => {
    for (const labels of sentences)
      for (const [code, label] of Object.entries(labels)) {
        const { says, todo } = label(params)
        expect(says, code).toMatch(/^[A-ZÀ-Ý«0-9].*\S$/su)
        expect(todo, code).not.toBe('')
        expect(`${says} ${todo}`, code).not.toMatch(/undefined|\[object/)
      }
  })

  it('every command has its line for « Ce qui attend »', () => {
    const tellers = new Set(featureLines.flatMap((line) => Object.keys(line.commandLabels)))
    expect([...commandTypes.keys()].filter((name) => !tellers.has(name))).toEqual([])
  })
})

describe('design §9: French typography', () => {
  const sources = readdirSync(join(root, 'src-renderer'), { recursive: true, encoding: 'utf8' }).filter(
    (file) => /labels\.fr\.ts$/.test(file),
  )
  const strings = sources.flatMap((file) =>
    [
      ...readFileSync(join(root, 'src-renderer', file), 'utf8').matchAll(/'((?:[^'\\\n]|\\.)*)'|`([^`]*)`/g),
    ].map((match) => ({
      file,
      text: (match[1] ?? match[2] ?? '').replace(/\$\{[^}]*\}/g, 'x'),
    })),
  )

  it('no breaking space before « : ; ! ? » nor inside « »', () => {
    // A template that holds another is read by its pieces.
    const wrong = strings.filter(({ text }) => !text.includes('${') && /[a-zà-ÿ] [:;!?»]|« /i.test(text))
    expect(wrong).toEqual([])
  })

  it('no straight apostrophe, no « oups », no « veuillez », no exclamation', () => {
    const wrong = strings.filter(({ text }) =>
      /[a-zà-ÿ]\\'[a-zà-ÿ]|oups|veuillez|[a-zà-ÿ]\u202f!/i.test(text),
    )
    expect(wrong).toEqual([])
  })
})
