import { basename } from 'node:path'

/** A name only: no folder, none of the characters that Windows refuses. */
export function safeName(name: string): string {
  const kept = basename(name)
    .replace(/[<>:"/\\|?*\u0000-\u001f]/g, '_')
    .replace(/^\.+/, '')
    .trim()
  return kept === '' ? 'document' : kept
}
