/** Values that borders fear, by name: a case is plain JSON, so that a find can be kept as a file. */
export const nasties: Readonly<Record<string, string>> = {
  null: 'null',
  true: 'true',
  zero: '0',
  minus: '-1',
  half: '0.5',
  'above int4': '2147483648',
  'last safe': '9007199254740991',
  'above int8': '9223372036854775808',
  huge: '1e308',
  'too huge': '1e400',
  empty: '""',
  space: '" "',
  NUL: '"a\\u0000b"',
  'lone surrogate': '"a\\ud800b"',
  'low surrogate': '"\\udc00"',
  'right to left': '"\\u202eabc"',
  emoji: '"👩‍🏫"',
  quote: `"'; drop table record; --"`,
  percent: '"%s%n%00"',
  path: '"../../../../etc/passwd"',
  __proto__: '"__proto__"',
  constructor: '"constructor"',
  'long text': JSON.stringify('x'.repeat(100_000)),
  'not a day': '"2026-02-31"',
  'far day': '"9999-12-31"',
  'old instant': '"1969-12-31T23:59:59.000Z"',
  'far instant': '"9999-12-31T23:59:59.999Z"',
  'negative zero': '-0',
  'empty array': '[]',
  'empty object': '{}',
  'array of anything': '[null,1,"x",{},[]]',
  'long array': `[${Array.from({ length: 5000 }, () => '0').join(',')}]`,
  deep: `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
  'deep object': `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`,
  'prototype key': '{"__proto__":{"isAdmin":true}}',
  'constructor key': '{"constructor":{"prototype":{"isAdmin":true}}}',
  'toString key': '{"toString":"x","valueOf":1,"length":-1}',
  'NUL key': '{"a\\u0000":1}',
}

export const nastyNames = Object.keys(nasties)

/** One change of a JSON value: at the nth of its nodes, counted in depth. */
export type Edit =
  | { readonly act: 'put'; readonly at: number; readonly value: string }
  | { readonly act: 'drop'; readonly at: number }
  /** Adds a field beside the others of an object, or an item to an array. */
  | { readonly act: 'add'; readonly at: number; readonly key: string; readonly value: string }

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

interface Seat {
  readonly holder: Json[] | { [key: string]: Json }
  readonly key: string | number
}

function seatsOf(value: Json): Seat[] {
  if (value === null || typeof value !== 'object') return []
  const keys = Array.isArray(value) ? value.keys() : Object.keys(value)
  return [...keys].flatMap((key) => {
    const child = (value as Record<string | number, Json>)[key] ?? null
    return [{ holder: value, key } as Seat, ...seatsOf(child)]
  })
}

/** A placeholder that no message holds: raw JSON takes its place in the text, what no value could say included. */
const mark = (value: string) => `§${value}§`

/** The text of a JSON value after some edits. */
export function editedJson(value: unknown, edits: readonly Edit[]): string {
  const root = { root: structuredClone(value) as Json }
  for (const edit of edits) {
    const seats = seatsOf(root as unknown as Json)
    const seat = seats[edit.at % Math.max(1, seats.length)]
    if (!seat) continue
    const { holder, key } = seat
    if (edit.act === 'put') (holder as Record<string | number, Json>)[key] = mark(edit.value)
    if (edit.act === 'drop') {
      if (Array.isArray(holder)) holder.splice(Number(key), 1)
      else if (key !== 'root') delete holder[key]
    }
    if (edit.act === 'add') {
      if (Array.isArray(holder)) holder.push(mark(edit.value))
      else
        Object.defineProperty(holder, edit.key, {
          value: mark(edit.value),
          enumerable: true,
          writable: true,
          configurable: true,
        })
    }
  }
  return JSON.stringify(root.root ?? null).replace(
    /"§([^§"]*)§"/g,
    (_whole, name: string) => nasties[name] ?? 'null',
  )
}
