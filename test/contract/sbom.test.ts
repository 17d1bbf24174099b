import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readLock, sbomSchema, shippedOf, type Sbom } from '#scripts/make-sbom.ts'
import { outputFolder, writeSbom } from '#scripts/write-sbom.ts'

const folder = mkdtempSync(join(tmpdir(), 'pupitre-sbom-'))
let sbom: Sbom

const nameOf = (path: string, name?: string) => name ?? path.split('node_modules/').at(-1)
const isDev = (one: { dev?: boolean | undefined; devOptional?: boolean | undefined }) =>
  one.dev === true || one.devOptional === true

beforeAll(async () => {
  const path = await writeSbom(outputFolder([`-c.directories.output=${folder}`]))
  expect(path.startsWith(folder)).toBe(true)
  sbom = sbomSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const held = () => new Set(sbom.components.map(({ name, version }) => `${name}@${version}`))

describe('the software bill of materials', () => {
  it('is CycloneDX 1.5 of the application Pupitre at its version', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
    expect(sbom).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.5' })
    expect(sbom.metadata.component).toMatchObject({ type: 'application', name: 'pupitre', version })
  })

  it('names every dependency of the lock file that ships, with its version', () => {
    const production = Object.entries(readLock().packages).filter(
      ([path, entry]) => path !== '' && entry.link !== true && !isDev(entry),
    )
    expect(production.length).toBeGreaterThan(100)
    const wanted = production.map(([path, { name, version }]) => `${nameOf(path, name)}@${version}`)
    expect(wanted.filter((one) => !held().has(one))).toEqual([])
    expect(held()).toContain('zod@4.6.7')
  })

  it('gives each its licence, a package address and a checksum', () => {
    const bare = sbom.components.filter(
      ({ licenses, purl, hashes }) =>
        !licenses?.some((one) => one.license?.id ?? one.license?.name ?? one.expression) ||
        typeof purl !== 'string' ||
        !Array.isArray(hashes) ||
        hashes.length === 0,
    )
    expect(bare.map(({ name }) => name)).toEqual([])
  })

  it('names no tool of development but Electron, which is installed on every post', () => {
    const entries = Object.entries(readLock().packages).filter(([path]) => path !== '')
    const called = ([path, { name, version }]: (typeof entries)[number]) => `${nameOf(path, name)}@${version}`
    // The same version may lie twice in the tree, once for a tool.
    const production = new Set(entries.filter(([, entry]) => !isDev(entry)).map(called))
    const tools = entries.filter(([, entry]) => isDev(entry)).map(called)
    const named = tools.filter((one) => held().has(one) && !production.has(one))
    const shipped = shippedOf(readLock())
    expect(named).toHaveLength(1)
    expect(named[0]).toMatch(/^electron@/)
    expect([...held()].filter((one) => !shipped.has(one))).toEqual([])
  })

  it('ties each to what it asks for, and to nothing that is not named', () => {
    const refs = new Set([
      sbom.metadata.component['bom-ref'],
      ...sbom.components.map((one) => one['bom-ref']),
    ])
    expect(
      sbom.dependencies.flatMap(({ ref, dependsOn }) => [ref, ...dependsOn]).filter((r) => !refs.has(r)),
    ).toEqual([])
    const own = sbom.dependencies.find(({ ref }) => ref === sbom.metadata.component['bom-ref'])
    expect(own?.dependsOn.length).toBeGreaterThan(25)
  })
})
