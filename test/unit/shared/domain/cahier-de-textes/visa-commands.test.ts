import { describe, expect, it } from 'vitest'
import { changeCahierSetting } from '#shared/domain/cahier-de-textes/cahier-setting-commands.ts'
import { entryIdOf, entryRecord, type CahierEntry } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { fillEntries } from '#shared/domain/cahier-de-textes/entry/fill-commands.ts'
import { giveHomework } from '#shared/domain/cahier-de-textes/entry/homework-commands.ts'
import type { HomeworkId } from '#shared/domain/cahier-de-textes/entry/homework.ts'
import { deleteEntry, moveEntry } from '#shared/domain/cahier-de-textes/entry/place-commands.ts'
import { richTextOf } from '#shared/domain/cahier-de-textes/rich-text.ts'
import { addAddendum, addCounterEntry } from '#shared/domain/cahier-de-textes/visa/addendum-commands.ts'
import { acknowledgeNotice } from '#shared/domain/cahier-de-textes/visa/notice-commands.ts'
import { noticeReceiptRecord } from '#shared/domain/cahier-de-textes/visa/notice-receipt.ts'
import { sealChainRecord } from '#shared/domain/cahier-de-textes/visa/seal-chain.ts'
import { faultsOf } from '#shared/domain/cahier-de-textes/visa/seal-rules.ts'
import type { AddendumId, CahierId, GrantId, Seal } from '#shared/domain/cahier-de-textes/visa/seal.ts'
import { grantVisa } from '#shared/domain/cahier-de-textes/visa/visa-commands.ts'
import { visaNoticeRecord } from '#shared/domain/cahier-de-textes/visa/visa-notice.ts'
import { daysLeft } from '#shared/domain/cahier-de-textes/visa/visa-rules.ts'
import { digestOf } from '#shared/kernel/digest.ts'
import { must } from '#shared/kernel/must.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import {
  announce,
  assignment,
  author,
  cahierDesk,
  coAuthor,
  contents,
  entryOf,
  grant,
  lesson,
  maths3b,
  noticeId,
  sealedDesk,
  write,
} from '#test/support/cahier-desk.ts'
import { lemaire, principal, stranger } from '#test/support/class-of-3b.ts'
import { actor } from '#test/support/record-desk.ts'

const school = '0750001A'
const firstSeal = (entry: CahierEntry): Seal => must(entry.seals[0], 'a seal')

describe('a visa is announced', () => {
  it('C1: eight calendar days ahead at least, however late in the evening it is announced', () => {
    expect(announce(cahierDesk(), '2026-11-17T23:50', '2026-11-25').decision.kind).toBe('allowed')
    expect(announce(cahierDesk(), '2026-11-17T00:05', '2026-11-24').decision).toEqual({
      kind: 'refused',
      code: 'notice-too-short',
      params: { first: '2026-11-25' },
    })
  })

  it('C1: a school may ask for more days, never for fewer', () => {
    const desk = cahierDesk()
    const set = { field: 'noticeDays', base: 8, value: 15 } as const
    expect(desk.run(changeCahierSetting, set, principal).effect?.outcome).toBe('applied')
    expect(announce(desk, '2026-11-17T10:00', '2026-11-25').decision).toMatchObject({
      code: 'notice-too-short',
    })
    expect(announce(desk, '2026-11-17T10:00', '2026-12-02').decision.kind).toBe('allowed')
    expect(changeCahierSetting.args.safeParse({ ...set, value: 7 }).success).toBe(false)
  })

  it('C1: only those who hold the visa announce and give it, once the school has named them', () => {
    const desk = cahierDesk()
    const deputy = actor('petit', 'direction')
    const named = { field: 'visaHolderIds' as const, add: [principal.staffId], remove: [] }
    desk.run(changeCahierSetting, named, principal)
    announce(desk)
    write(desk, 'Thalès')
    const items = [{ entryId: entryIdOf(lesson('l1')), cahierId: maths3b as string as CahierId }]
    const args = { grantId: 'g' as GrantId, noticeId, items, observation: '', visit: null }
    for (const who of [deputy, lemaire, author])
      expect(desk.run(grantVisa, args, who, '2026-11-25T09:00').decision).toMatchObject({
        code: 'visa-rights',
      })
    const self = { field: 'visaHolderIds' as const, add: [deputy.staffId], remove: [] }
    expect(desk.run(changeCahierSetting, self, deputy).decision).toMatchObject({ code: 'visa-rights' })
    desk.run(changeCahierSetting, self, principal)
    expect(desk.run(grantVisa, args, deputy, '2026-11-25T09:00').effect?.outcome).toBe('applied')
  })

  it('C1: each teacher says once that he has read it, for himself alone', () => {
    const desk = cahierDesk()
    announce(desk)
    const mine = { noticeId, teacherId: author.staffId }
    desk.run(acknowledgeNotice, mine, author, '2026-11-18T08:00')
    desk.run(acknowledgeNotice, mine, author, '2026-11-19T08:00')
    expect(desk.all(noticeReceiptRecord).map(({ at }) => at)).toEqual(['2026-11-18T07:00:00.000Z'])
    expect(desk.run(acknowledgeNotice, mine, coAuthor).decision).toMatchObject({ code: 'not-your-notice' })
  })

  it('counts the days left', () => {
    const desk = cahierDesk()
    announce(desk)
    const notice = must(desk.get(visaNoticeRecord, noticeId), 'a notice')
    expect(daysLeft(notice, plainDate('2026-11-22'))).toBe(3)
    expect(daysLeft(notice, plainDate('2026-11-26'))).toBe(0)
  })
})

describe('a visa is given', () => {
  it('C1: from the announced day and not before', () => {
    const desk = cahierDesk()
    write(desk, 'Thalès')
    announce(desk)
    expect(grant(desk, ['l1'], '2026-11-24T23:59').decision).toEqual({
      kind: 'refused',
      code: 'visa-too-early',
      params: { date: '2026-11-25' },
    })
    expect(entryOf(desk).seals).toEqual([])
    expect(grant(desk, ['l1'], '2026-11-25T00:00').effect?.outcome).toBe('applied')
  })

  it('C1: seals the contents, not a title: any change of the sealed text is found', () => {
    const entry = entryOf(sealedDesk())
    expect(faultsOf(school, entry, firstSeal(entry))).toEqual(['not-signed'])
    const altered = contents('Théorème de Thalès : énoncé et figure !')
    const changed = {
      ...entry,
      contents: { ...entry.contents, standing: { ...entry.contents.standing, value: altered } },
    }
    expect(faultsOf(school, changed, firstSeal(entry))).toContain('content-differs')
    expect(faultsOf('0750002B', entry, firstSeal(entry))).toContain('seal-differs')
    expect(faultsOf(school, entry, { ...firstSeal(entry), on: plainDate('2026-11-20') })).toContain(
      'seal-differs',
    )
  })

  it('C1: the seals of a cahier are one chain, in the order of the lessons', () => {
    const desk = cahierDesk()
    for (const id of ['l1', 'l2', 'l3']) write(desk, `Séance ${id}`, author, id)
    announce(desk)
    grant(desk, ['l3', 'l1'])
    grant(desk, ['l2'], '2026-11-26T09:00')
    const seals = ['l1', 'l3', 'l2'].map((id) => firstSeal(entryOf(desk, id)))
    expect(seals.map(({ index }) => index)).toEqual([1, 2, 3])
    expect(seals.map(({ previous }) => previous)).toEqual([null, seals[0]?.hash, seals[1]?.hash])
    expect(desk.get(sealChainRecord, maths3b)).toEqual({ id: maths3b, length: 3, head: seals[2]?.hash })
  })

  it('S2: giving it twice seals once', () => {
    const desk = sealedDesk()
    const before = entryOf(desk)
    expect(grant(desk, ['l1'], '2026-11-26T09:00').effect).toMatchObject({ outcome: 'applied', changes: [] })
    expect(entryOf(desk)).toEqual(before)
  })

  it('C1: what the announcement does not cover is left, and told; the rest is sealed', () => {
    const desk = cahierDesk()
    write(desk, 'Thalès')
    announce(desk)
    expect(grant(desk, ['l1', 'l2']).effect).toMatchObject({
      outcome: 'merged',
      notice: { code: 'visa-partial', params: { left: 1, count: 2 } },
    })
    expect(entryOf(desk).seals).toHaveLength(1)
    expect(grant(desk, ['l2', 'l3']).decision).toMatchObject({ code: 'visa-not-covered' })
  })
})

describe('a sealed entry', () => {
  it('C1: is not written, given homework, moved nor deleted any more, whoever asks', () => {
    const desk = sealedDesk()
    const sealed = entryOf(desk)
    const base = digestOf(sealed.contents.standing.value)
    const at = '2026-11-26T08:00'
    const one = lesson('l1')
    const homework = {
      homeworkId: 'h9' as HomeworkId,
      assignment: assignment('Exercice 6', '2026-12-01'),
      base: null,
    }
    const fill = { lessonId: one, contents: contents('x'), homework: [], carriedFrom: null }
    const tried = [
      write(desk, 'Autre chose', author, 'l1', at),
      desk.run(giveHomework, { lessonId: one, ...homework }, author, at),
      desk.run(moveEntry, { fromLessonId: one, lessonId: lesson('l2') }, author, at),
      desk.run(deleteEntry, { lessonId: one, base }, author, at),
      desk.run(fillEntries, { fills: [fill] }, author, at),
      write(desk, 'Autre chose', coAuthor, 'l1', at),
    ]
    for (const { decision } of tried)
      expect(decision).toEqual({
        kind: 'refused',
        code: 'entry-sealed',
        params: { date: '2026-11-25', entryId: 'ce-l1' },
      })
    expect(entryOf(desk)).toEqual(sealed)
  })

  it('C1: bears addenda, dated and signed, that never change what is sealed, and are sealed in their turn', () => {
    const desk = sealedDesk()
    const before = firstSeal(entryOf(desk))
    const text = richTextOf('La figure est au cahier.')
    const add = { entryId: entryIdOf(lesson('l1')), addendumId: 'a1' as AddendumId, text }
    expect(desk.run(addAddendum, add, stranger).decision).toMatchObject({ code: 'not-your-cahier' })
    desk.run(addAddendum, add, author, '2026-11-27T09:05', '2026-11-24T18:00')
    const entry = entryOf(desk)
    expect(entry.addenda).toMatchObject([
      {
        kind: 'addendum',
        by: 'oliveira',
        typedAt: '2026-11-24T17:00:00.000Z',
        at: '2026-11-27T08:05:00.000Z',
      },
    ])
    expect(faultsOf(school, entry, before)).toEqual(['not-signed'])
    grant(desk, ['l1'], '2026-11-28T09:00')
    expect(entryOf(desk).seals.map(({ target }) => target.kind)).toEqual(['entry', 'addendum'])
    expect(desk.run(addAddendum, add, author, '2026-11-28T10:00').decision).toMatchObject({
      code: 'addendum-exists',
    })
  })

  it('C1: an addendum is for what is sealed: before, one changes the entry itself', () => {
    const desk = cahierDesk()
    write(desk, 'Thalès')
    const add = { entryId: entryIdOf(lesson('l1')), addendumId: 'a1' as AddendumId, text: richTextOf('x') }
    expect(desk.run(addAddendum, add, author).decision).toMatchObject({ code: 'entry-not-sealed' })
  })

  it('C1: a mistaken visa is answered by a counter-entry, sealed as it is written; nothing is withdrawn', () => {
    const desk = sealedDesk()
    const args = {
      entryId: entryIdOf(lesson('l1')),
      cahierId: maths3b as string as CahierId,
      addendumId: 'c1' as AddendumId,
      grantId: 'g2' as GrantId,
      text: richTextOf('Visa donné par erreur sur cette séance.'),
    }
    expect(desk.run(addCounterEntry, args, author).decision).toMatchObject({ code: 'visa-rights' })
    desk.run(addCounterEntry, args, principal, '2026-11-27T09:00')
    const entry = entryOf(desk)
    expect(entry.addenda).toMatchObject([{ kind: 'counter-entry', by: 'faure' }])
    expect(entry.seals.map(({ index, target }) => [index, target.kind])).toEqual([
      [1, 'entry'],
      [2, 'addendum'],
    ])
    expect(desk.get(entryRecord, 'ce-l1')?.seals).toHaveLength(2)
  })
})
