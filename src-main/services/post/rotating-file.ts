import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** A file that stays small: at `maxBytes` it becomes `.1`, `.1` becomes `.2`, and so on up to `kept`. */
export function createRotatingFile(
  path: string,
  limits = { maxBytes: 1_000_000, kept: 3 },
): { write(line: string): void } {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  let size = sizeOf(path)
  return {
    write: (line) => {
      if (size + line.length > limits.maxBytes) {
        rotate(path, limits.kept)
        size = 0
      }
      appendFileSync(path, line, { mode: 0o600 })
      size += Buffer.byteLength(line)
    },
  }
}

function rotate(path: string, kept: number): void {
  rmSync(`${path}.${kept}`, { force: true })
  for (let at = kept - 1; at >= 1; at -= 1) renameIfThere(`${path}.${at}`, `${path}.${at + 1}`)
  renameIfThere(path, `${path}.1`)
}

function renameIfThere(from: string, to: string): void {
  if (sizeOf(from) > 0) renameSync(from, to)
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}
