import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'

/** One import written in a file of ours. */
export interface ImportLine {
  readonly from: string
  /** Path from the root when it is ours, package name otherwise. */
  readonly to: string
  readonly kind: 'file' | 'package' | 'builtin'
}

const aliases: Readonly<Record<string, string>> = {
  '#shared/': 'src-shared/',
  '#main/': 'src-main/',
  '#renderer/': 'src-renderer/',
  '#server/': 'src-server/',
  '#test/': 'test/',
  '#scripts/': 'scripts/',
}

const source = /\.(ts|tsx|mjs)$/
const importing =
  /(?:^|\n)\s*(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g

/** Files of ours under `root`: what git knows and what it has not been told to ignore. */
export function sourceFiles(root: string): string[] {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '--deduplicate'], {
    cwd: root,
    encoding: 'utf8',
  })
  return listed.split('\n').filter((file) => source.test(file) && /^(src-|test\/|scripts\/)/.test(file))
}

/** What one specifier points at. */
export function resolveImport(from: string, specifier: string): ImportLine {
  const alias = Object.keys(aliases).find((prefix) => specifier.startsWith(prefix))
  if (alias) return { from, to: `${aliases[alias]}${bare(specifier.slice(alias.length))}`, kind: 'file' }
  if (specifier.startsWith('.')) return { from, to: posix.join(dirname(from), bare(specifier)), kind: 'file' }
  if (specifier.startsWith('node:')) return { from, to: specifier, kind: 'builtin' }
  const parts = specifier.split('/')
  return {
    from,
    to: specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier),
    kind: 'package',
  }
}

/** Vite's questions (`?url`, `?worker`) are not part of the file's name. */
function bare(specifier: string): string {
  return specifier.replace(/\?.*$/, '')
}

/** The imports of one text, comments left out. */
export function importsIn(from: string, text: string): ImportLine[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')
  return [...code.matchAll(importing)].flatMap((match) => {
    const specifier = match[1] ?? match[2] ?? match[3]
    return specifier ? [resolveImport(from, specifier)] : []
  })
}

export function readImports(root: string, files: readonly string[]): ImportLine[] {
  return files.flatMap((file) => importsIn(file, readFileSync(join(root, file), 'utf8')))
}

/** The first circle of files found, in order, or undefined. */
export function findCircle(lines: readonly ImportLine[]): string[] | undefined {
  const next = new Map<string, string[]>()
  for (const line of lines)
    if (line.kind === 'file') next.set(line.from, [...(next.get(line.from) ?? []), line.to])
  const done = new Set<string>()
  const walk = (file: string, path: readonly string[]): string[] | undefined => {
    const at = path.indexOf(file)
    if (at >= 0) return [...path.slice(at), file]
    if (done.has(file)) return undefined
    for (const to of next.get(file) ?? []) {
      const circle = walk(to, [...path, file])
      if (circle) return circle
    }
    done.add(file)
    return undefined
  }
  for (const file of next.keys()) {
    const circle = walk(file, [])
    if (circle) return circle
  }
  return undefined
}
