import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { makeSbom } from './make-sbom.ts'

const root = join(import.meta.dirname, '..')

/** Writes the bill of materials into a folder, beside what is packed; returns its path. */
export async function writeSbom(folder: string): Promise<string> {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))
  const path = join(folder, `pupitre-${version}.cdx.json`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(path, `${JSON.stringify(await makeSbom(), null, 2)}\n`)
  return path
}

/** Where electron-builder writes: `dist`, or what its own argument says. */
export function outputFolder(args: readonly string[]): string {
  const given = args.find((arg) => arg.startsWith('-c.directories.output='))
  return given === undefined ? join(root, 'dist') : given.slice(given.indexOf('=') + 1)
}
