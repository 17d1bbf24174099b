import { describe, expect, it } from 'vitest'
import type { StaffId } from '#shared/domain/core/ids.ts'
import { passwordDecision } from '#shared/domain/people/password-rules.ts'
import { chooseLogin } from '#server/accounts/choose-login.ts'
import { ensureStaffAccounts } from '#server/accounts/create-accounts.ts'
import { newFirstPassword } from '#server/accounts/first-password.ts'
import { identifiersSheet } from '#server/accounts/identifiers-sheet.fr.ts'
import { printableText } from '#server/accounts/printable-text.ts'
import { newSchool } from '#test/support/portal/test-school.ts'
import { usePostgres } from '#test/support/portal/use-postgres.ts'

const base = usePostgres()

const person = (staffId: string, givenName: string, familyName: string) => ({
  staffId: staffId as StaffId,
  externalKey: `epp:${staffId}`,
  familyName,
  givenName,
  roles: ['teacher'] as const,
})

describe('accounts at import', () => {
  it('each has a login of his own, without accents nor capitals, namesakes numbered', async () => {
    const school = await newSchool(base().db)
    const staff = [
      person('1', 'Zoé', 'L’Hôpital-Noël'),
      person('2', 'Zoe', "L'Hopital Noel"),
      person('3', 'Œuvrard', ''),
      person('4', '', '??'),
    ]
    const created = await school.db.transaction().execute((tx) => ensureStaffAccounts(tx, school.uai, staff))
    expect(created.map((one) => one.login)).toEqual([
      'zoe.l-hopital-noel',
      'zoe.l-hopital-noel2',
      'oeuvrard',
      'personnel',
    ])
  })

  it('importing again creates the missing ones only, and leaves the others as the school made them', async () => {
    const school = await newSchool(base().db)
    const ensure = (...staff: ReturnType<typeof person>[]) =>
      school.db.transaction().execute((tx) => ensureStaffAccounts(tx, school.uai, staff))
    const [first] = await ensure(person('1', 'Ada', 'Essai'))
    await school.db
      .updateTable('account')
      .set({ roles: ['teacher', 'administrator'] })
      .where('id', '=', first?.accountId ?? '')
      .execute()
    const again = await ensure(person('1', 'Ada', 'Essai'), person('2', 'Bob', 'Essai'))
    expect(again.map((one) => one.login)).toEqual(['bob.essai'])
    const row = await school.db
      .selectFrom('account')
      .select('roles')
      .where('id', '=', first?.accountId ?? '')
      .executeTakeFirstOrThrow()
    expect(row.roles).toEqual(['teacher', 'administrator'])
  })

  it('a first password satisfies the rule, and no two are the same', () => {
    const drawn = Array.from({ length: 300 }, newFirstPassword)
    expect(new Set(drawn).size).toBe(300)
    for (const password of drawn) {
      expect(password).toMatch(/^([a-z]{3,}-){5}\d{3}$/)
      expect([password, passwordDecision(password, ['ada.essai'])]).toEqual([password, { kind: 'allowed' }])
    }
  })

  it('logins never clash, however many namesakes', () => {
    const taken = new Set<string>()
    for (let time = 0; time < 20; time++)
      taken.add(chooseLogin({ givenName: 'Ada', familyName: 'Essai' }, taken))
    expect(taken.size).toBe(20)
  })

  it('the sheet is A4, six slips a page', async () => {
    const slip = {
      familyName: 'Essai',
      givenName: 'Ada',
      login: 'ada.essai',
      firstPassword: 'citron-nuage-tapis-balcon-lierre-421',
    }
    const text = (
      await identifiersSheet(
        { schoolName: 'Collège', day: '17/11/2026' },
        Array.from({ length: 13 }, () => slip),
      )
    ).toString('latin1')
    expect(text.match(/\/Type \/Page\b/g)?.length).toBe(3)
    expect(text).toContain('/MediaBox [0 0 595.28 841.89]')
  })

  it('names that the fonts cannot print keep their letters', () => {
    expect(printableText('ŞAHİN Łucja, Éloïse Œuvrard')).toBe('SAHIN Lucja, Éloïse Œuvrard')
  })
})
