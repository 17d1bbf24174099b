import fc from 'fast-check'

/** One thing that happens to a JSON value somewhere on its way. `path` chooses where, each step modulo what there is. */
export interface JsonMutation {
  readonly path: readonly number[]
  readonly act: 'drop' | 'replace' | 'twice' | 'add' | 'nest'
  readonly value: unknown
}

const oddValues: readonly unknown[] = [
  null,
  true,
  -1,
  0.5,
  9_007_199_254_740_993,
  1e308,
  '',
  'texte',
  '2026-02-31',
  '__proto__',
  [],
  {},
  [[]],
  { kind: 'answer' },
  JSON.parse('{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}}}'),
  'é'.repeat(5_000),
]

export const jsonMutation: fc.Arbitrary<JsonMutation> = fc.record({
  path: fc.array(fc.nat(30), { maxLength: 5 }),
  act: fc.constantFrom('drop', 'replace', 'twice', 'add', 'nest'),
  value: fc.oneof(fc.constantFrom(...oddValues), fc.jsonValue({ maxDepth: 3 })),
})

/** The value with one thing changed; the original is left as it is. */
export function mutateJson(value: unknown, mutation: JsonMutation): unknown {
  return change(structuredClone(value), mutation, 0)
}

function change(value: unknown, mutation: JsonMutation, depth: number): unknown {
  const step = mutation.path[depth]
  if (step === undefined || typeof value !== 'object' || value === null) return changeHere(value, mutation)
  const keys = Object.keys(value)
  const key = keys[step % Math.max(1, keys.length)]
  if (key === undefined) return changeHere(value, mutation)
  const holder = value as Record<string, unknown>
  const isLast = depth === mutation.path.length - 1
  if (isLast && mutation.act === 'drop') {
    if (Array.isArray(value)) value.splice(Number(key), 1)
    else delete holder[key]
    return value
  }
  if (isLast && mutation.act === 'twice' && Array.isArray(value)) {
    value.splice(Number(key), 0, structuredClone(value[Number(key)]))
    return value
  }
  holder[key] = change(holder[key], mutation, depth + 1)
  return value
}

function changeHere(value: unknown, { act, value: given }: JsonMutation): unknown {
  if (act === 'nest') return { inside: [value] }
  if (act !== 'add' || typeof value !== 'object' || value === null) return given
  if (Array.isArray(value)) return [...(value as unknown[]), given]
  return { ...value, unknownField: given }
}
