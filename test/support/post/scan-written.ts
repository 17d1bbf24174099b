import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { levelDbViews } from './leveldb-views.ts'
import { shapesOf } from './text-shapes.ts'

/** A text found in clear where it must not be. */
export interface Written {
  readonly text: string
  readonly file: string
}

export interface Scan {
  readonly finds: readonly Written[]
  readonly files: number
  /** Bytes read, LevelDB's unpacked ones included: a scan of nothing proves nothing. */
  readonly bytes: number
}

const keyBytes = 4
const shortest = 5

/** Reads every file under some folders, their names included, for some texts in every shape that one may think of. */
export function scanWritten(folders: readonly string[], texts: readonly string[]): Scan {
  const look = searchFor(texts)
  const files = folders.flatMap(filesUnder)
  const finds: Written[] = []
  let bytes = 0
  for (const file of files) {
    const raw = readFileSync(file)
    for (const view of [Buffer.from(file), raw, ...levelDbViews(file, raw)]) {
      bytes += view.length
      for (const text of look(view)) finds.push({ text, file })
    }
  }
  return { finds: distinct(finds), files: files.length, bytes }
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

/** All needles in one passage: a table of their first four bytes says where to look closer. */
function searchFor(texts: readonly string[]): (bytes: Buffer) => ReadonlySet<string> {
  const byKey = new Map<number, { readonly shape: Buffer; readonly text: string }[]>()
  const gate = new Uint8Array(1 << 16)
  for (const text of texts)
    for (const shape of shapesOf(text)) {
      if (shape.length < shortest) continue
      const key = shape.readUInt32LE(0)
      byKey.set(key, [...(byKey.get(key) ?? []), { shape, text }])
      gate[shape.readUInt16LE(0)] = 1
    }
  return (bytes) => {
    const found = new Set<string>()
    for (let at = 0; at + keyBytes <= bytes.length; at++) {
      if (gate[(bytes[at] as number) | ((bytes[at + 1] as number) << 8)] === 0) continue
      for (const { shape, text } of byKey.get(bytes.readUInt32LE(at)) ?? [])
        if (!found.has(text) && shape.equals(bytes.subarray(at, at + shape.length))) found.add(text)
    }
    return found
  }
}

function distinct(finds: readonly Written[]): Written[] {
  return [...new Map(finds.map((find) => [`${find.text}|${find.file}`, find])).values()]
}
