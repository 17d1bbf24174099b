import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { restoreBackup } from '#server/backup/restore-backup.ts'
import { writeBackup } from '#server/backup/write-backup.ts'
import type { Holder } from '#server/commands/acting-workstation.ts'
import { runPush } from '#server/commands/run-push.ts'
import { tellFault } from '#server/seals/verification-labels.fr.ts'
import { verifySeals } from '#server/seals/verify-seals.ts'
import { readRecord } from '#server/store/record-rows.ts'
import { entryRecord, type CahierEntry } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import type { OutcomeMessage } from '#shared/protocol/push.ts'
import { plainTextOf } from '#shared/domain/cahier-de-textes/rich-text.ts'
import { digestOf } from '#shared/kernel/digest.ts'
import { must } from '#shared/kernel/must.ts'
import { contents } from '#test/support/cahier-desk.ts'
import { teach } from '#test/support/portal/teach.ts'
import { newSchool, pullPage, type TestSchool } from '#test/support/portal/test-school.ts'
import { usePostgres } from '#test/support/portal/use-postgres.ts'

const base = usePostgres()

interface Scene {
  readonly school: TestSchool
  readonly teacher: Post
  readonly principal: Post
  /** Sets the portal's clock: an hour of Paris in winter. */
  at(hour: string): void
  entry(): Promise<CahierEntry>
}

interface Post {
  readonly holder: Holder
  push(name: string, args: unknown): Promise<OutcomeMessage>
}

function postOf(school: TestSchool, holder: Holder): Post {
  let mid = 0
  return {
    holder,
    push: async (name, args) => {
      mid += 1
      const command = { mid, name, version: 1, args, typedAt: '2026-11-17T08:04:00.000Z' }
      const { outcomes } = await runPush(school.context, holder, { epoch: null, commands: [command] })
      return must(outcomes[0], 'an outcome')
    },
  }
}

async function scene(): Promise<Scene> {
  const school = await newSchool(base().db)
  const admit = async (id: string, role: 'teacher' | 'direction' | 'inspector') =>
    postOf(school, await school.holder(await school.admit(id, role)))
  const teacher = await admit('t1', 'teacher')
  const principal = await admit('p1', 'direction')
  await school.write(
    ...teach('t1', 'd1'),
    ...['l1', 'l2', 'l3'].map((id) =>
      teach.lesson({ id, date: '2026-11-17', divisionIds: ['d1'], groupId: null, teacherIds: ['t1'] }),
    ),
  )
  return {
    ...{ school, teacher, principal },
    at: (hour) => {
      school.time = Date.parse(`${hour}:00.000+01:00`)
    },
    entry: async () => must(await readRecord(school.db, school.uai, entryRecord, 'ce-l1'), 'an entry'),
  }
}

const write = (post: Post, words: string, lessonId = 'l1') =>
  post.push('writeEntry', { lessonId, contents: contents(words), base: null })

const announce = (post: Post, applicableOn = '2026-11-25') =>
  post.push('announceVisa', {
    noticeId: 'n1',
    target: { kind: 'school' },
    ...{ from: '2026-09-01', to: '2026-12-31', applicableOn, message: '' },
  })

const grant = (post: Post, ...lessonIds: string[]) =>
  post.push('grantVisa', {
    grantId: 'g1',
    noticeId: 'n1',
    items: lessonIds.map((id) => ({ entryId: `ce-${id}`, cahierId: 'own-t1' })),
    observation: 'Bien.',
    visit: null,
  })

async function sealedScene(): Promise<Scene> {
  const made = await scene()
  await write(made.teacher, 'Théorème de Thalès')
  await announce(made.principal)
  made.at('2026-11-25T09:00')
  expect(await grant(made.principal, 'l1')).toMatchObject({ outcome: 'applied' })
  return made
}

const tamper = (school: TestSchool, path: string, value: string) =>
  sql`update record set data = jsonb_set(data, ${path}::text[], ${JSON.stringify(value)}::jsonb)
      where school = ${school.uai} and kind = 'cahierEntry' and id = 'ce-l1'`.execute(school.db)

const faults = async ({ school }: Scene) =>
  (await verifySeals(school.db, school.uai)).faults.map((one) => one.fault).toSorted()

describe('the visa on the portal', () => {
  it('C1 S6: not before the announced day of the portal’s clock, whatever the device says', async () => {
    const { principal, teacher, at } = await scene()
    expect(await announce(principal, '2026-11-24')).toMatchObject({ code: 'notice-too-short' })
    await write(teacher, 'Théorème de Thalès')
    await announce(principal)
    at('2026-11-24T23:59')
    expect(await grant(principal, 'l1')).toMatchObject({ outcome: 'rejected', code: 'visa-too-early' })
    at('2026-11-25T00:00')
    expect(await grant(principal, 'l1')).toMatchObject({ outcome: 'applied' })
  })

  it('C1: each seal is signed by the portal, and checks again', async () => {
    const made = await sealedScene()
    const [seal] = (await made.entry()).seals
    expect(seal).toMatchObject({
      index: 1,
      by: 'p1',
      observation: 'Bien.',
      signature: { keyId: expect.any(String) },
    })
    expect(await verifySeals(made.school.db, made.school.uai)).toEqual({
      cahiers: 1,
      entries: 1,
      seals: 1,
      faults: [],
    })
  })

  it('C1: a sealed entry is not written any more, by a push made before the seal was known', async () => {
    const made = await sealedScene()
    const before = await made.entry()
    expect(await write(made.teacher, 'Tout autre chose')).toMatchObject({
      outcome: 'rejected',
      code: 'entry-sealed',
      params: { date: '2026-11-25' },
    })
    expect(await made.entry()).toEqual(before)
  })

  it('C1: seals what the portal holds at that moment, not what the principal saw', async () => {
    const made = await scene()
    await write(made.teacher, 'Premier texte')
    await announce(made.principal)
    const base = digestOf((await made.entry()).contents.standing.value)
    await made.teacher.push('writeEntry', { lessonId: 'l1', contents: contents('Second texte'), base })
    made.at('2026-11-25T09:00')
    await grant(made.principal, 'l1')
    const entry = await made.entry()
    expect(plainTextOf(entry.contents.standing.value.text)).toBe('Second texte')
    expect(await faults(made)).toEqual([])
  })

  it('C1: what is altered in the base behind the portal’s back is found, and told', async () => {
    const made = await sealedScene()
    await tamper(made.school, '{contents,standing,value,title}', 'Autre titre')
    const { faults: found } = await verifySeals(made.school.db, made.school.uai)
    expect(found).toMatchObject([{ kind: 'seal', entryId: 'ce-l1', index: 1, fault: 'content-differs' }])
    expect(tellFault(must(found[0], 'a fault'))).toContain('le texte n’est plus celui qui a été visé')
  })

  it('C1: a seal that was made again to fit an altered text has not the portal’s signature', async () => {
    const made = await sealedScene()
    await tamper(made.school, '{seals,0,on}', '2026-11-26')
    expect(await faults(made)).toEqual(['seal-differs'])
    await tamper(made.school, '{seals,0,signature,value}', 'A'.repeat(86))
    expect(await faults(made)).toEqual(['seal-differs', 'signature-wrong'])
  })

  it('C1: a seal taken out of its chain is missed', async () => {
    const made = await sealedScene()
    await write(made.teacher, 'Deuxième', 'l2')
    await grant(made.principal, 'l2')
    await sql`delete from record where school = ${made.school.uai} and id = 'ce-l1'`.execute(made.school.db)
    expect(await faults(made)).toEqual(['chain-broken', 'seal-missing'])
  })

  it('C1: the base put back from a backup older than a visa: the witness says that visas are gone', async () => {
    const made = await scene()
    await write(made.teacher, 'Théorème de Thalès')
    await announce(made.principal)
    const folder = await mkdtemp(path.join(tmpdir(), 'pupitre-seals-'))
    try {
      const file = path.join(folder, 'before')
      await writeBackup(made.school.db, file, '2026-11-24T20:00:00.000Z')
      made.at('2026-11-25T09:00')
      await grant(made.principal, 'l1')
      await restoreBackup(made.school.db, file, '2026-11-25T10:00:00.000Z')
      expect((await made.entry()).seals).toEqual([])
      expect(await faults(made)).toEqual(['chain-shorter'])
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})

describe('the inspector’s pass on the portal', () => {
  const pass = { passId: 'v1', inspectorId: 'i1', teacherIds: ['t1'], from: '2026-11-18', to: '2026-11-25' }

  it('C2 S6 S10: opens on consent, by the portal’s days, and takes its rows away at the end', async () => {
    const made = await scene()
    const { school, teacher, principal, at } = made
    const inspector = postOf(school, await school.holder(await school.admit('i1', 'inspector')))
    await write(teacher, 'Théorème de Thalès')
    const held = async () => {
      const page = await pullPage(school.context, inspector.holder)
      return page.rows.filter((row) => row.kind === 'cahierEntry').map((row) => row.id)
    }
    const opened = await principal.push('openReading', { ...pass, mayVise: false, reason: '' })
    expect(opened).toMatchObject({ outcome: 'applied' })
    at('2026-11-18T09:00')
    expect(await held()).toEqual([])
    await teacher.push('answerReading', { passId: 'v1', teacherId: 't1', answer: { kind: 'yes' } })
    expect(await held()).toEqual(['ce-l1'])
    const first = await pullPage(school.context, inspector.holder)
    expect(first.scopeEnds).toEqual({ 'cahier:t1': '2026-11-25T23:00:00.000Z' })
    expect(new Set(first.rows.map((row) => row.kind))).toEqual(
      new Set(['school', 'staffMember', 'teachingService', 'readingPass', 'readingConsent', 'cahierEntry']),
    )
    at('2026-11-25T23:59')
    expect(await held()).toEqual(['ce-l1'])
    at('2026-11-26T00:00')
    const after = await pullPage(school.context, inspector.holder, {
      epoch: first.epoch,
      cursor: first.head,
      scopes: first.scopes,
    })
    expect(after.scopesRemoved).toEqual(['cahier:t1'])
    expect(await held()).toEqual([])
    const visit = { passId: 'v1', teacherId: 't1' }
    const items = [{ entryId: 'ce-l1', cahierId: 'own-t1' }]
    const visa = { grantId: 'g9', noticeId: 'n1', items, observation: '', visit }
    expect(await inspector.push('grantVisa', visa)).toMatchObject({ code: 'reading-not-open' })
    // What he read before, his line cut, is noted all the same: it gives him nothing.
    const late = { ...visit, entryIds: ['ce-l1'] }
    expect(await inspector.push('noteReading', late)).toMatchObject({ outcome: 'applied' })
  })
})
