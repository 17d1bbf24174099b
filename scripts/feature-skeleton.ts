/** The names of a feature, from the one given on the command line: `cahier-de-textes`. */
export interface FeatureNames {
  readonly kebab: string
  readonly camel: string
  readonly pascal: string
}

export function namesOf(kebab: string): FeatureNames {
  const pascal = kebab
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
  return { kebab, pascal, camel: pascal.charAt(0).toLowerCase() + pascal.slice(1) }
}

const record = ({ camel, pascal }: FeatureNames) => `import { z } from 'zod'
import { idSchema } from '#shared/domain/core/ids.ts'
import { defineRecord } from '#shared/domain/core/record-type.ts'
import { schoolRetention } from '#shared/domain/core/school-retention.ts'
import { serviceScope } from '#shared/domain/core/scope.ts'
import type { Brand } from '#shared/kernel/brand.ts'

export type ${pascal}Id = Brand<string, '${pascal}Id'>

/** French name and legal text here. */
export interface ${pascal} {
  readonly id: ${pascal}Id
  readonly isOpen: boolean
}

export const ${camel}Record = defineRecord<${pascal}>({
  kind: '${camel}',
  version: 1,
  schema: z.object({ id: idSchema<${pascal}Id>(), isOpen: z.boolean() }),
  scopesOf: () => [serviceScope('direction')],
  readers: ['direction'],
  partitionOf: () => '',
  load: 'lazy',
  fields: { id: 'fixed', isOpen: 'state' },
  retention: schoolRetention,
  upgrades: [],
})
`

const rules = ({
  kebab,
  pascal,
}: FeatureNames) => `import { allowed, refused, type Decision } from '#shared/kernel/decision.ts'
import type { ${pascal} } from './${kebab}.ts'

/** Whether it may still be opened: once open it stays so. */
export function canOpen(current: ${pascal} | undefined): Decision {
  return current?.isOpen ? refused('already-open') : allowed
}
`

const rights = ({
  pascal,
}: FeatureNames) => `import { hasRole, type Actor } from '#shared/domain/core/actor.ts'
import { allowed, refused, type Decision } from '#shared/kernel/decision.ts'

/** Who may act here (law S5: judged before existence). */
export function mayOpen${pascal}(actor: Actor): Decision {
  return hasRole(actor, 'direction') ? allowed : refused('direction-only')
}
`

const commands = ({ kebab, camel, pascal }: FeatureNames) => `import { z } from 'zod'
import { applied, defineCommand, put, read } from '#shared/domain/core/command.ts'
import { idSchema } from '#shared/domain/core/ids.ts'
import { allOf } from '#shared/kernel/decision.ts'
import { ${camel}Record, type ${pascal}Id } from './${kebab}.ts'
import { mayOpen${pascal} } from './${kebab}-rights.ts'
import { canOpen } from './${kebab}-rules.ts'

const openArgs = z.strictObject({ id: idSchema<${pascal}Id>() })

/** What the person does, in the imperative. */
export const open${pascal} = defineCommand<z.output<typeof openArgs>>({
  name: 'open${pascal}',
  version: 1,
  args: openArgs,
  lane: 'vie-scolaire',
  reads: (args) => [read(${camel}Record, args.id)],
  decide: ({ actor, args, facts }) => allOf(mayOpen${pascal}(actor), canOpen(facts.get(${camel}Record, args.id))),
  apply: ({ args }) => applied(put(${camel}Record, { id: args.id, isOpen: true })),
  upgrades: [],
})
`

const domainFeature = ({
  kebab,
  camel,
  pascal,
}: FeatureNames) => `import type { Feature } from '#shared/domain/core/feature.ts'
import { ${camel}Record } from './${kebab}.ts'
import { open${pascal} } from './${kebab}-commands.ts'

/** What this feature keeps and what can be done. */
export const ${camel}Feature: Feature = {
  name: '${kebab}',
  records: [${camel}Record],
  commands: [open${pascal}],
}
`

const readme = ({ kebab }: FeatureNames) => `# ${kebab}
What this feature is for, in one line.
Belongs here: its records, rules, rights and commands; nothing of another feature.
May import: timetable, people, core, kernel.
Example: \`${kebab}.ts\`.
`

const labels = ({ camel }: FeatureNames) => `/** Every word of this feature’s screen. */
export const ${camel}Labels = {
  title: '…',
  commandTitle: '…',
  alreadyOpen: { says: '…', todo: '…' },
  directionOnly: { says: '…', todo: '…' },
} as const
`

const screen = ({ camel, pascal }: FeatureNames) => `import { ${camel}Labels } from './labels.fr.ts'

/** The feature’s page. */
export function ${pascal}Screen() {
  return <h1>{${camel}Labels.title}</h1>
}
`

/** Put together here: what a skeleton imports is no arrow of the scripts’ own. */
const lineImport = ['import type { FeatureLine } from', "'#renderer/features/feature-line.ts'"].join(' ')

const rendererFeature = ({ kebab, camel, pascal }: FeatureNames) => `import { Square } from 'lucide-react'
${lineImport}
import { ${camel}Labels } from './labels.fr.ts'

/** One line of app/features.ts. */
export const ${camel}Feature: FeatureLine = {
  name: '${kebab}',
  label: ${camel}Labels.title,
  icon: Square,
  roles: ['direction'],
  isModule: true,
  screen: async () => ({ Screen: (await import('./${kebab}-screen.tsx')).${pascal}Screen }),
  commandLabels: { open${pascal}: () => ({ title: ${camel}Labels.commandTitle, detail: '' }) },
  refusalLabels: {
    'already-open': () => ${camel}Labels.alreadyOpen,
    'direction-only': () => ${camel}Labels.directionOnly,
  },
}
`

const rulesTest = ({ kebab, pascal }: FeatureNames) => `import { describe, expect, it } from 'vitest'
import type { ${pascal}Id } from '#shared/domain/${kebab}/${kebab}.ts'
import { canOpen } from '#shared/domain/${kebab}/${kebab}-rules.ts'

describe('${kebab} rules', () => {
  it('S13: what is open is not opened again', () => {
    const id = 'one' as ${pascal}Id
    expect(canOpen(undefined).kind).toBe('allowed')
    expect(canOpen({ id, isOpen: true })).toMatchObject({ kind: 'refused', code: 'already-open' })
  })
})
`

/** Every file of a new feature, by path from the root. */
export function skeletonOf(names: FeatureNames): ReadonlyMap<string, string> {
  const domain = `src-shared/domain/${names.kebab}`
  const screens = `src-renderer/features/${names.kebab}`
  return new Map([
    [`${domain}/README.md`, readme(names)],
    [`${domain}/${names.kebab}.ts`, record(names)],
    [`${domain}/${names.kebab}-rules.ts`, rules(names)],
    [`${domain}/${names.kebab}-rights.ts`, rights(names)],
    [`${domain}/${names.kebab}-commands.ts`, commands(names)],
    [`${domain}/feature.ts`, domainFeature(names)],
    [`${screens}/labels.fr.ts`, labels(names)],
    [`${screens}/${names.kebab}-screen.tsx`, screen(names)],
    [`${screens}/feature.tsx`, rendererFeature(names)],
    [`test/unit/shared/domain/${names.kebab}/${names.kebab}-rules.test.ts`, rulesTest(names)],
  ])
}
