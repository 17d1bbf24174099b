import fc from 'fast-check'

/** A text that no log, no answer and no name of a file may repeat. */
export const canary = 'Zoé Canari-2012-03-04'

const texts = fc.oneof(
  fc.constant(canary),
  fc.string({ maxLength: 20 }).map((text) => `${text}${canary}`),
  fc.constantFrom('', 'call', '../../etc/passwd', 'profil-0001', '/sync/pull', 'AA==', '\u0000', '\ud800'),
)

const keys = fc.oneof(
  fc.constantFrom(
    ...['profile', 'entries', 'mid', 'sealed', 'upToMid', 'method', 'path', 'body', 'timeoutMs', 'login'],
    ...[
      'password',
      'workstationId',
      'sealKey',
      'on',
      'erase',
      'suggestedName',
      'bytes',
      'accept',
      'multiple',
    ],
    ...['format', 'postName', 'postKind', 'portalUrl', 'act', 'level', 'code', 'params', 'what'],
    ...['__proto__', 'constructor', 'prototype', 'toString', 'length', canary],
  ),
  fc.string({ maxLength: 8 }),
)

/** Any JSON that a page could send, the nastier names first. */
export const strangeInput: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    texts,
    fc.constantFrom(null, true, 0, -1, 1, 1.5, 1e308, 2 ** 53),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(keys, tie('value'), { maxKeys: 6 }),
  ),
})).value

/** As a page sends it: through JSON, where `__proto__` is a name like another. */
export function throughJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value) ?? 'null')
}
