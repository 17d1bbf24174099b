import { describe, expect, it } from 'vitest'
import { acceptPortalUrl, postConfig } from '#main/services/post/post-config.ts'

describe('the address of the portal', () => {
  it.each([
    ['https://ent.exemple.fr', 'https://ent.exemple.fr'],
    [' https://ent.exemple.fr/pupitre/ ', 'https://ent.exemple.fr/pupitre'],
    ['https://ent.exemple.fr/pupitre?x=1#y', 'https://ent.exemple.fr/pupitre'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
  ])('%s is taken as %s', (given, kept) => expect(acceptPortalUrl(given)).toBe(kept))

  it.each([
    'http://ent.exemple.fr',
    'http://127.0.0.1.exemple.fr',
    'https://moi:secret@ent.exemple.fr',
    'file:///etc/passwd',
    'ent.exemple.fr',
    '',
  ])('“%s” is refused: a token never crosses a network in clear', (given) =>
    expect(acceptPortalUrl(given)).toBeNull(),
  )
})

describe('the settings of the post', () => {
  it('are read part by part: a damaged one takes its default, the others stay', () => {
    expect(postConfig.parse({ postName: 'VS-02', postKind: 'salon', portalUrl: 3 })).toEqual({
      postName: 'VS-02',
      postKind: 'classroom',
      portalUrl: '',
    })
  })
})
