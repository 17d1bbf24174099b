import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { namesOf, skeletonOf, type FeatureNames } from './feature-skeleton.ts'

/** Adds an import after the last one and a line at the end of the list that begins with `opening`. */
export function addLine(text: string, importLine: string, opening: RegExp, item: string): string {
  const imports = [...text.matchAll(/^import .*$/gm)]
  const last = imports.at(-1)
  const list = opening.exec(text)
  if (!last || !list) throw new Error('this list is no longer written as new-feature knows it')
  const close = text.indexOf('\n]', list.index)
  const afterImport = (last.index ?? 0) + last[0].length
  return `${text.slice(0, afterImport)}\n${importLine}${text.slice(afterImport, close)}\n  ${item},${text.slice(close)}`
}

function addGlossaryRow(text: string, names: FeatureNames): string {
  const head = '## Rooms of the domain'
  const end = text.indexOf('\n\n', text.indexOf('|---', text.indexOf(head)))
  return `${text.slice(0, end)}\n| … | \`${names.kebab}/\` | … | |${text.slice(end)}`
}

function edit(root: string, file: string, change: (text: string) => string): void {
  writeFileSync(join(root, file), change(readFileSync(join(root, file), 'utf8')))
}

/** Writes the skeleton of a feature and its lines in the standing files. The answer is what it wrote. */
export function newFeature(root: string, kebab: string): string[] {
  if (!/^[a-z]+(-[a-z]+)*$/.test(kebab)) throw new Error('a feature is named in kebab-case: cahier-de-textes')
  if (existsSync(join(root, 'src-shared/domain', kebab)))
    throw new Error(`src-shared/domain/${kebab} is already there`)
  const names = namesOf(kebab)
  const files = skeletonOf(names)
  for (const [file, text] of files) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }
  edit(root, 'src-shared/domain/registry.ts', (text) =>
    addLine(
      text,
      `import { ${names.camel}Feature } from './${kebab}/feature.ts'`,
      /export const features\b[^=]*= \[/,
      `${names.camel}Feature`,
    ),
  )
  edit(root, 'src-renderer/app/features.ts', (text) =>
    addLine(
      text,
      `import { ${names.camel}Feature } from '#renderer/features/${kebab}/feature.tsx'`,
      /export const \w+: readonly FeatureLine\[\] = \[/,
      `${names.camel}Feature`,
    ),
  )
  edit(root, 'docs/glossary.md', (text) => addGlossaryRow(text, names))
  return [
    ...files.keys(),
    'src-shared/domain/registry.ts',
    'src-renderer/app/features.ts',
    'docs/glossary.md',
  ]
}

if (import.meta.main) {
  const [name = ''] = process.argv.slice(2)
  try {
    for (const file of newFeature(fileURLToPath(new URL('..', import.meta.url)), name)) console.log(file)
    console.log(
      '\nNext: docs/adding-a-feature.md. Fill the glossary row first, then npm run schema-snapshot.',
    )
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
