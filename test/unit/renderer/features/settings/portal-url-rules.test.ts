import { expect, it } from 'vitest'
import { isPortalUrl } from '#renderer/features/settings/portal-url-rules.ts'

it('the portal is reached by https, or by http on this machine alone', () => {
  expect(
    ['https://ent.exemple', 'https://ent.exemple:8443/a', 'http://127.0.0.1:4000', 'http://localhost'].every(
      isPortalUrl,
    ),
  ).toBe(true)
  expect(
    [
      'http://ent.exemple',
      'ftp://ent.exemple',
      'ent.exemple',
      '',
      'http://127.exemple.fr',
      'javascript:alert(1)',
    ].some(isPortalUrl),
  ).toBe(false)
})
