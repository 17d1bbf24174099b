import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The profile's own port. The page's origin holds its port, and the vault belongs to the origin: another port would
 * be another, empty vault. So the first port that a profile gets is kept.
 */
export function readOwnPort(profile: string): number | null {
  try {
    const port = Number(readFileSync(pathOf(profile), 'utf8'))
    return Number.isInteger(port) && port > 0 && port < 65_536 ? port : null
  } catch {
    return null
  }
}

export function keepOwnPort(profile: string, port: number): void {
  mkdirSync(profile, { recursive: true, mode: 0o700 })
  writeFileSync(pathOf(profile), String(port))
}

function pathOf(profile: string): string {
  return join(profile, 'port')
}
