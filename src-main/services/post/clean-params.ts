import type { RefusalParams } from '#main/services/host-refusal.ts'

const codeShape = /^[a-z0-9][a-z0-9._:/-]{0,79}$/

/** What may enter the technical log: codes in lower case, numbers, booleans. Anything else could be a name (law V1). */
export function cleanCode(code: string): string {
  return codeShape.test(code) ? code : 'unreadable-code'
}

export function cleanParams(params: RefusalParams): RefusalParams {
  const kept = Object.entries(params).slice(0, 20)
  return Object.fromEntries(kept.map(([key, value]) => [cleanKey(key), cleanValue(value)]))
}

function cleanKey(key: string): string {
  return /^[a-zA-Z][a-zA-Z0-9]{0,30}$/.test(key) ? key : 'unreadableKey'
}

function cleanValue(value: string | number | boolean): string | number | boolean {
  return typeof value !== 'string' || codeShape.test(value) ? value : `[${value.length}]`
}
