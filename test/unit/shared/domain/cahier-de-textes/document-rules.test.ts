import { describe, expect, it } from 'vitest'
import { canLink } from '#shared/domain/cahier-de-textes/document-rules.ts'

const codeOf = (address: string) => {
  const verdict = canLink(address)
  return verdict.kind === 'refused' ? verdict.code : 'allowed'
}

describe('the address of a document', () => {
  it.each([
    'https://ressources.exemple.fr/thales.pdf',
    '  https://ent.exemple.fr:8443/x?y=1#z  ',
    'HTTPS://EXEMPLE.FR',
  ])('Issue 4: « %s » may be given', (address) => {
    expect(codeOf(address)).toBe('allowed')
  })

  it.each([
    ['', 'address-empty'],
    ['exemple.fr/thales', 'address-without-scheme'],
    ['http://exemple.fr', 'address-not-protected'],
    ['file:///C:/cours.pdf', 'address-of-a-file'],
    ['C:\\Cours\\thales.pdf', 'address-of-a-file'],
    ['\\\\serveur\\partage\\thales.pdf', 'address-of-a-file'],
    ['javascript:alert(1)', 'address-scheme'],
    ['data:text/html,x', 'address-scheme'],
    ['https://', 'address-unreadable'],
    ['https://compte:secret@exemple.fr', 'address-unreadable'],
    ['https://exemple.fr/a b', 'address-unreadable'],
    [`https://exemple.fr/${'x'.repeat(2000)}`, 'address-too-long'],
  ])('Issue 4: « %s » is refused with what it is: %s', (address, code) => {
    expect(codeOf(address)).toBe(code)
  })
})
