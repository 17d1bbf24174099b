import fc from 'fast-check'
import { must } from '#shared/kernel/must.ts'
import { routeTable } from '#test/rights/route-table.ts'
import { editedJson, nasties, nastyNames, type Edit } from './server-nasties.ts'
import type { FuzzScene, Sent } from './server-scene.ts'

/** Ways of sending that no honest post has. */
export const manners = [
  'plain',
  'plain',
  'plain',
  'no content type',
  'text/plain',
  'text/html',
  'multipart without boundary',
  'multipart',
  'announced gzip',
  'utf-16',
  'long content type',
  'two authorizations',
  'long authorization',
  'odd authorization',
  'odd headers',
  'headers too long',
  'other method',
  'body on a GET',
  'cut short',
  'a bit flipped',
  'no body',
  'not JSON',
  'too large',
] as const
export type Manner = (typeof manners)[number]

export interface HttpCase {
  readonly route: string
  readonly caller: 'direction' | 'administrator' | 'teacher' | 'nobody'
  readonly edits: readonly Edit[]
  /** Stands for the `:id` of the address. */
  readonly id: string | null
  readonly query: readonly (readonly [string, string])[]
  readonly manner: Manner
  /** Where bytes are cut or flipped. */
  readonly at: number
}

const nasty = fc.constantFrom(...nastyNames)
const key = fc.constantFrom(
  'x',
  '__proto__',
  'constructor',
  'toString',
  'length',
  'workstationId',
  'kind',
  'a\u0000',
)

export const someEdits: fc.Arbitrary<Edit[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ act: fc.constant('put' as const), at: fc.nat(60), value: nasty }) },
    { weight: 2, arbitrary: fc.record({ act: fc.constant('drop' as const), at: fc.nat(60) }) },
    {
      weight: 2,
      arbitrary: fc.record({ act: fc.constant('add' as const), at: fc.nat(60), key, value: nasty }),
    },
  ),
  { maxLength: 4 },
)

export const httpCase: fc.Arbitrary<HttpCase> = fc.record({
  route: fc.constantFrom(...routeTable.map(({ route }) => route)),
  caller: fc.constantFrom(
    'direction' as const,
    'direction' as const,
    'administrator' as const,
    'teacher' as const,
    'nobody' as const,
  ),
  edits: someEdits,
  id: fc.oneof(fc.constant(null), nasty),
  query: fc.array(
    fc.tuple(fc.constantFrom('before', 'limit', 'accountId', 'after', '__proto__', 'x'), nasty),
    { maxLength: 2 },
  ),
  manner: fc.constantFrom(...manners),
  at: fc.nat(4000),
})

/** A nasty value as it may stand in an address: what would be too long for one is cut. */
function inAddress(name: string): string {
  const text = nasties[name] ?? ''
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    value = text
  }
  const plain = typeof value === 'string' ? value : text
  return encodeURIComponent(plain.slice(0, 3000).toWellFormed())
}

function contentType(manner: Manner): Record<string, string | string[]> {
  if (manner === 'no content type' || manner === 'no body') return {}
  if (manner === 'text/plain' || manner === 'text/html') return { 'content-type': manner }
  if (manner === 'multipart without boundary') return { 'content-type': 'multipart/form-data' }
  if (manner === 'multipart') return { 'content-type': 'multipart/form-data; boundary=x' }
  if (manner === 'utf-16') return { 'content-type': 'application/json; charset=utf-16' }
  if (manner === 'long content type') return { 'content-type': `application/json; x=${'y'.repeat(5000)}` }
  return { 'content-type': 'application/json' }
}

function headersOf(manner: Manner, token: string): Record<string, string | string[]> {
  const authorization = token === '' ? {} : { authorization: `Bearer ${token}` }
  const headers = { ...contentType(manner), ...authorization }
  if (manner === 'announced gzip') return { ...headers, 'content-encoding': 'gzip' }
  if (manner === 'long authorization') return { ...headers, authorization: `Bearer ${'a'.repeat(9000)}` }
  if (manner === 'odd authorization') return { ...headers, authorization: 'Basic \u00e9\u00ff:' }
  if (manner === 'two authorizations') return { ...headers, Authorization: ['Bearer x', `Bearer ${token}`] }
  if (manner === 'headers too long') return { ...headers, 'x-long': 'z'.repeat(20_000) }
  if (manner === 'odd headers')
    return {
      ...headers,
      'x-forwarded-for': '\u00ff, 127.0.0.1',
      accept: '*/*;q=\u00e9',
      'last-event-id': '-1',
      range: 'bytes=0-',
    }
  return headers
}

function bodyOf({ manner, at }: HttpCase, text: string): Buffer | null {
  const bytes = Buffer.from(text)
  if (manner === 'no body') return null
  if (manner === 'not JSON') return Buffer.from('<html>Connexion</html>')
  if (manner === 'too large') return Buffer.alloc(2_000_000, 0x20)
  if (manner === 'cut short') return bytes.subarray(0, at % (bytes.length + 1))
  if (manner === 'multipart')
    return Buffer.from(
      `--x\r\nContent-Disposition: form-data; name="files"; filename="a\u0000.xml"\r\n\r\n${text.slice(0, at)}`,
    )
  if (manner === 'a bit flipped' && bytes.length > 0) {
    const where = at % bytes.length
    bytes.writeUInt8((bytes[where] ?? 0) ^ (1 << (at % 8)), where)
  }
  return bytes
}

/** The bytes of a case. */
export function sentOf(scene: FuzzScene, one: HttpCase): Sent {
  const rights = must(
    routeTable.find(({ route }) => route === one.route),
    one.route,
  )
  const { token, workstationId } = scene.seat(one.caller)
  const asked = rights.ask({ ...scene.target, own: workstationId })
  const [method = 'GET', shape = ''] = one.route.split(' ')
  const path = one.id !== null && shape.includes(':id') ? shape.replace(':id', inAddress(one.id)) : asked.path
  const query = one.query.map(([name, value]) => `${name}=${inAddress(value)}`).join('&')
  const hasBody = asked.body !== undefined || one.manner === 'body on a GET'
  return {
    method: one.manner === 'other method' ? 'PUT' : method,
    path: query === '' ? path : `${path}?${query}`,
    headers: headersOf(one.manner, token),
    body: hasBody ? bodyOf(one, editedJson(asked.body ?? {}, one.edits)) : null,
  }
}
