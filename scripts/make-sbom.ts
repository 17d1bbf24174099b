import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { runNpm } from './run-npm.ts'

const root = join(import.meta.dirname, '..')

const licence = z.looseObject({
  license: z.looseObject({ id: z.string().optional(), name: z.string().optional() }).optional(),
  expression: z.string().optional(),
})
const component = z.looseObject({
  'bom-ref': z.string(),
  type: z.string(),
  name: z.string(),
  version: z.string(),
  licenses: z.array(licence).optional(),
})
const dependency = z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()) })

/** What we read and write of CycloneDX; whatever else it holds is kept. */
export const sbomSchema = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.literal('1.5'),
  metadata: z.looseObject({ component }),
  components: z.array(component),
  dependencies: z.array(dependency),
})
export type Sbom = z.infer<typeof sbomSchema>

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      name: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
      devOptional: z.boolean().optional(),
      link: z.boolean().optional(),
    }),
  ),
})

/** Licences that a package keeps in its LICENSE file alone. */
const licencesRead: Readonly<Record<string, string>> = { 'png-js': 'MIT' }

/** A tool of development by npm’s book, and yet the largest part of what is installed on a post. */
const shippedTools: ReadonlySet<string> = new Set(['electron'])

const patienceMs = 120_000

/** The bill of materials of what ships, as of the lock file (CycloneDX 1.5). */
export async function makeSbom(): Promise<Sbom> {
  // Of the whole tree: with `--omit dev` npm leaves out whatever tools happen to need as well, fifty-odd libraries here.
  const { code, stdout, stderr } = await runNpm(
    ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--package-lock-only'],
    patienceMs,
  )
  if (code !== 0) throw new Error(`npm sbom: ${stderr.trim().split('\n').at(-1) ?? code}`)
  return keepShipped(sbomSchema.parse(JSON.parse(stdout)), shippedOf(readLock()))
}

/** `name@version` of every package of the lock that is not of development alone. */
export function shippedOf(lock: z.infer<typeof lockSchema>): ReadonlySet<string> {
  const entries = Object.entries(lock.packages).filter(([path, { link }]) => path !== '' && link !== true)
  return new Set(
    entries.flatMap(([path, { name, version, dev, devOptional }]) => {
      const called = name ?? path.split('node_modules/').at(-1) ?? path
      const isShipped = (dev !== true && devOptional !== true) || shippedTools.has(called)
      return isShipped && version !== undefined ? [`${called}@${version}`] : []
    }),
  )
}

export function readLock(): z.infer<typeof lockSchema> {
  return lockSchema.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')))
}

export function keepShipped(whole: Sbom, shipped: ReadonlySet<string>): Sbom {
  const components = whole.components
    .filter(({ name, version }) => shipped.has(`${name}@${version}`))
    .map((one) => withLicence(one))
  const own = whole.metadata.component
  const kept = new Set([own['bom-ref'], ...components.map((one) => one['bom-ref'])])
  return {
    ...whole,
    metadata: { ...whole.metadata, component: { ...own, name: 'pupitre' } },
    components,
    dependencies: whole.dependencies
      .filter(({ ref }) => kept.has(ref))
      .map((one) => ({ ...one, dependsOn: one.dependsOn.filter((ref) => kept.has(ref)) })),
  }
}

function withLicence(one: Sbom['components'][number]): Sbom['components'][number] {
  const read = licencesRead[one.name]
  if ((one.licenses?.length ?? 0) > 0 || read === undefined) return one
  return { ...one, licenses: [{ license: { id: read } }] }
}
