import { readFileSync, readdirSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { sourceFiles } from './import-graph.ts'

/** What the glossary says: words in use and words refused. */
export interface Glossary {
  /** Whatever stands between backticks in the column `code`. */
  readonly words: ReadonlySet<string>
  /** Refused word, lower case, parts joined by hyphens, and the word to write instead. */
  readonly refused: ReadonlyMap<string, string>
}

const quoted = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '')

/** Reads the tables: | screen | code | why | refused |. */
export function readGlossary(markdown: string): Glossary {
  const words = new Set<string>()
  const refused = new Map<string, string>()
  for (const line of markdown.split('\n')) {
    const cells = line.split(/(?<!\\)\|/).slice(1, -1)
    if (cells.length !== 4) continue
    const [, code = '', , never = ''] = cells
    for (const word of quoted(code)) words.add(word)
    for (const word of quoted(never)) refused.set(word.toLowerCase(), code.trim())
  }
  return { words, refused }
}

/** The words of a camelCase, PascalCase or kebab-case name, lower case: `rollCallIdOf` gives roll, call, id, of. */
export function wordsOf(name: string): string[] {
  return name.split(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[-_$]/).map((word) => word.toLowerCase())
}

/** Names that a text declares or uses, without comments nor strings. */
export function identifiersIn(text: string): Set<string> {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, true, ts.LanguageVariant.JSX, text)
  const names = new Set<string>()
  for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan()) {
    if (token === ts.SyntaxKind.Identifier) names.add(scanner.getTokenText())
  }
  return names
}

/** Refused words in the names of one file and in the file's own name. */
export function refusedIn(glossary: Glossary, file: string, text: string): string[] {
  const names = [...identifiersIn(text), basename(file).replace(/\..*$/, '')]
  return names.flatMap((name) => {
    const spelled = `-${wordsOf(name).join('-')}-`
    const word = [...glossary.refused.keys()].find((refused) => spelled.includes(`-${refused}-`))
    return word === undefined
      ? []
      : [`${file}: « ${name} » says ${word}; the glossary says ${glossary.refused.get(word)}`]
  })
}

/** Folders of the domain that the glossary does not name. */
export function unnamedFolders(glossary: Glossary, folders: readonly string[]): string[] {
  return folders
    .filter((folder) => !glossary.words.has(`${folder}/`))
    .map(
      (folder) =>
        `src-shared/domain/${folder}/ is not in docs/glossary.md: add its words before its first file.`,
    )
}

// The decoders of the import read the ministry's own words, and the seed writes them.
const watched = /^(src-shared\/domain|src-renderer\/features|src-server\/(?!import|seed))\//

export function checkGlossary(root: string): string[] {
  const glossary = readGlossary(readFileSync(`${root}/docs/glossary.md`, 'utf8'))
  const folders = readdirSync(`${root}/src-shared/domain`, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  )
  const files = sourceFiles(root).filter((file) => watched.test(file))
  return [
    ...unnamedFolders(glossary, folders),
    ...files.flatMap((file) => refusedIn(glossary, file, readFileSync(`${root}/${file}`, 'utf8'))),
  ]
}

if (import.meta.main) {
  const faults = checkGlossary(fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, ''))
  for (const fault of faults) console.error(fault)
  console.log(
    faults.length === 0 ? 'Every word is in the glossary.' : `${faults.length} words out of the glossary.`,
  )
  process.exitCode = faults.length === 0 ? 0 : 1
}
