import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { dependencyKinds } from './dependency-kinds.ts'
import { findCircle, readImports, sourceFiles, type ImportLine } from './import-graph.ts'
import { mayImport, roomFor, roomsOf, type Environment, type Room } from './rooms.ts'

const runsWhere: Readonly<Record<Environment, readonly Environment[]>> = {
  any: ['any'],
  dom: ['any', 'dom'],
  node: ['any', 'node'],
  electron: ['any', 'dom', 'node', 'electron'],
}

/** What is wrong with one import, or undefined. */
export function faultOf(rooms: readonly Room[], line: ImportLine): string | undefined {
  const room = roomFor(rooms, line.from)
  if (!room) return `${line.from} lies in no room: say where it belongs in scripts/rooms.ts.`
  if (line.kind === 'file')
    return mayImport(room, line.to) ? undefined : `${line.from}\n  imports ${line.to}\n  ${room.door}`
  const needs = line.kind === 'builtin' ? 'node' : dependencyKinds[line.to]
  if (needs === undefined) return `${line.from} imports ${line.to}: class it in scripts/dependency-kinds.ts.`
  if (runsWhere[room.runsIn].includes(needs)) return undefined
  return `${line.from} imports ${line.to}, which needs ${needs}; this room runs in ${room.runsIn}. ${room.door}`
}

/** Packages of package.json that nobody classed, and classed ones that left. */
export function unclassed(manifest: { dependencies?: object; devDependencies?: object }): string[] {
  const listed = [...Object.keys(manifest.dependencies ?? {}), ...Object.keys(manifest.devDependencies ?? {})]
  const missing = listed.filter((name) => !name.startsWith('@types/') && !(name in dependencyKinds))
  const gone = Object.keys(dependencyKinds).filter((name) => !listed.includes(name))
  return [
    ...missing.map((name) => `${name}: class it in scripts/dependency-kinds.ts`),
    ...gone.map((name) => `${name}: no longer in package.json, take it out of scripts/dependency-kinds.ts`),
  ]
}

/** The house as it stands: each room and the rooms it leans on, lowest first. */
export function drawRooms(
  rooms: readonly Room[],
  files: readonly string[],
  lines: readonly ImportLine[],
): string {
  const count = new Map<string, number>()
  const arrows = new Map<string, Set<string>>()
  for (const file of files) {
    const path = roomFor(rooms, file)?.path ?? '?'
    count.set(path, (count.get(path) ?? 0) + 1)
  }
  for (const line of lines) {
    const from = roomFor(rooms, line.from)?.path
    const to = line.kind === 'file' ? roomFor(rooms, line.to)?.path : undefined
    if (from && to && from !== to) arrows.set(from, (arrows.get(from) ?? new Set()).add(to))
  }
  return [...count]
    .sort(([a], [b]) => (arrows.get(a)?.size ?? 0) - (arrows.get(b)?.size ?? 0) || (a < b ? -1 : 1))
    .map(
      ([path, size]) =>
        `${path.padEnd(38)} ${String(size).padStart(4)} files  -> ${[...(arrows.get(path) ?? [])].sort().join(' ')}`,
    )
    .join('\n')
}

/** Checks the house at `root`; the answer is what is wrong. */
export function checkLayers(root: string, say: (text: string) => void): string[] {
  const rooms = roomsOf(root)
  const files = sourceFiles(root)
  const lines = readImports(root, files)
  say(drawRooms(rooms, files, lines))
  const circle = findCircle(lines)
  const manifest = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as {
    dependencies?: object
    devDependencies?: object
  }
  return [
    ...lines.flatMap((line) => faultOf(rooms, line) ?? []),
    ...(circle ? [`A circle: ${circle.join(' -> ')}`] : []),
    ...unclassed(manifest),
  ]
}

if (import.meta.main) {
  const faults = checkLayers(fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, ''), console.log)
  for (const fault of faults) console.error(`\n${fault}`)
  console.log(
    faults.length === 0 ? '\nNo arrow runs back up.' : `\n${faults.length} arrows or packages out of place.`,
  )
  process.exitCode = faults.length === 0 ? 0 : 1
}
