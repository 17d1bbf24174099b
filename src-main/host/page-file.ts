import { readFile, realpath } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'

export interface PageFile {
  readonly bytes: Buffer
  readonly contentType: string
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}

/**
 * A file of the page, or null. Confined: no dots, no encoded separators, no link leading out of `root`,
 * and no kind of file that the page does not use.
 */
export async function readPageFile(root: string, urlPath: string): Promise<PageFile | null> {
  const path = cleanPath(urlPath)
  const contentType = path === null ? undefined : contentTypes[extname(path)]
  if (path === null || contentType === undefined) return null
  try {
    const base = await realpath(root)
    const file = await realpath(join(base, path))
    if (!file.startsWith(base + sep)) return null
    return { bytes: await readFile(file), contentType }
  } catch {
    return null
  }
}

function cleanPath(urlPath: string): string | null {
  try {
    const path = decodeURIComponent(urlPath === '/' ? '/index.html' : urlPath)
    return /^(\/[A-Za-z0-9_@][A-Za-z0-9_@.-]*)+$/.test(path) && !path.includes('..') ? path : null
  } catch {
    return null
  }
}
