import { describe, expect, it } from 'vitest'
import { entryIdOf, entryRecord } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import {
  answerReading,
  closeReading,
  openReading,
} from '#shared/domain/cahier-de-textes/reading/pass-commands.ts'
import {
  readingConsentRecord,
  type ConsentAnswer,
} from '#shared/domain/cahier-de-textes/reading/reading-consent.ts'
import {
  readingPassRecord,
  type ReadingPassId,
} from '#shared/domain/cahier-de-textes/reading/reading-pass.ts'
import { openCahiersOf, scopeEndsOf } from '#shared/domain/cahier-de-textes/reading/reading-rules.ts'
import { readingTraceRecord } from '#shared/domain/cahier-de-textes/reading/reading-trace.ts'
import { noteReading } from '#shared/domain/cahier-de-textes/reading/trace-commands.ts'
import type { CahierId, GrantId } from '#shared/domain/cahier-de-textes/visa/seal.ts'
import { grantVisa } from '#shared/domain/cahier-de-textes/visa/visa-commands.ts'
import type { StaffId } from '#shared/domain/core/ids.ts'
import { staffMemberRecord, type StaffMember } from '#shared/domain/people/staff-member.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import {
  announce,
  author,
  cahierDesk,
  coAuthor,
  entryOf,
  lesson,
  maths3b,
  noticeId,
  write,
} from '#test/support/cahier-desk.ts'
import { principal } from '#test/support/class-of-3b.ts'
import { actor, type RecordDesk } from '#test/support/record-desk.ts'

const visitor = actor('roche', 'inspector')
const passId = 'p1' as ReadingPassId
const member = (id: string, role: StaffMember['roles'][number]): StaffMember => ({
  id: id as StaffId,
  civility: 'M.',
  familyName: id,
  givenName: '',
  roles: [role],
  title: '',
})

function open(desk: RecordDesk, to = '2026-11-30', mayVise = false) {
  const days = { from: plainDate('2026-11-23'), to: plainDate(to) }
  const args = { passId, inspectorId: visitor.staffId, teacherIds: [author.staffId], ...days, mayVise }
  return desk.run(openReading, { ...args, reason: 'Visite du 24 novembre' }, principal)
}

const answer = (desk: RecordDesk, said: ConsentAnswer, who = author, at = '2026-11-18T08:00') =>
  desk.run(answerReading, { passId, teacherId: who.staffId, answer: said }, who, at)

const look = (desk: RecordDesk, at: string, who = visitor) =>
  desk.run(noteReading, { passId, teacherId: author.staffId, entryIds: [entryIdOf(lesson('l1'))] }, who, at)

/** What the passes and the answers to them open on a day. */
function openOn(desk: RecordDesk, day: string) {
  const passes = new Map(desk.all(readingPassRecord).map((pass) => [pass.id, pass]))
  const asked = desk.all(readingConsentRecord).flatMap((consent) => {
    const pass = passes.get(consent.passId)
    return pass ? [{ pass, consent }] : []
  })
  return openCahiersOf(asked, plainDate(day))
}

function visitDesk(said: ConsentAnswer | null = { kind: 'yes' }, mayVise = false): RecordDesk {
  const desk = cahierDesk()
  desk.keep(staffMemberRecord, member('roche', 'inspector'), member('oliveira', 'teacher'))
  write(desk, 'Thalès')
  open(desk, undefined, mayVise)
  if (said) answer(desk, said)
  return desk
}

describe('the inspector’s pass', () => {
  it('C2: is for eight days at most', () => {
    const desk = cahierDesk()
    desk.keep(staffMemberRecord, member('roche', 'inspector'), member('oliveira', 'teacher'))
    expect(open(desk, '2026-12-01').decision).toMatchObject({
      code: 'pass-too-long',
      params: { last: '2026-11-30' },
    })
    expect(open(desk, '2026-11-30').decision.kind).toBe('allowed')
  })

  it('C2: opens nothing without the teacher’s consent, nor after his refusal', () => {
    for (const said of [null, { kind: 'no' } as const])
      expect(look(visitDesk(said), '2026-11-24T10:00').decision).toMatchObject({ code: 'reading-not-open' })
    expect(look(visitDesk(), '2026-11-24T10:00').decision.kind).toBe('allowed')
  })

  it('C2: a teacher consents for himself alone, and may take his consent back', () => {
    const desk = visitDesk()
    expect(answer(desk, { kind: 'yes' }, coAuthor).decision).toMatchObject({ code: 'not-your-consent' })
    answer(desk, { kind: 'no' }, author, '2026-11-24T09:00')
    expect(look(desk, '2026-11-24T10:00').decision).toMatchObject({ code: 'reading-not-open' })
  })

  it('C2: opens on its first day and ends with its last', () => {
    const desk = visitDesk()
    const tried = ['2026-11-22', '2026-11-23', '2026-11-30', '2026-12-01']
    expect(tried.map((day) => openOn(desk, day).length)).toEqual([0, 1, 1, 0])
    expect(look(desk, '2026-11-22T23:59').decision).toMatchObject({ code: 'reading-not-open' })
    expect(look(desk, '2026-11-23T00:00').decision.kind).toBe('allowed')
  })

  it('C2 S6: its end is told as the moment at which the day after begins, on the school’s wall', () => {
    const open = openOn(visitDesk(), '2026-11-24')
    expect(scopeEndsOf(open, 'Europe/Paris')).toEqual({ 'cahier:oliveira': '2026-11-30T23:00:00.000Z' })
    expect(scopeEndsOf(open, 'Indian/Reunion')).toEqual({ 'cahier:oliveira': '2026-11-30T20:00:00.000Z' })
  })

  it('C2: lasts longer only by a written extension with its end', () => {
    const desk = visitDesk({ kind: 'longer', until: plainDate('2026-12-10') })
    expect(openOn(desk, '2026-12-10')).toEqual([{ teacherId: 'oliveira', lastDay: '2026-12-10' }])
    expect(openOn(desk, '2026-12-11')).toEqual([])
    const short = { kind: 'longer', until: plainDate('2026-11-30') } as const
    expect(answer(visitDesk(null), short).decision).toMatchObject({ code: 'extension-too-short' })
  })

  it('C2: the direction may end it before its time', () => {
    const desk = visitDesk()
    desk.run(closeReading, { passId }, principal, '2026-11-25T08:00')
    expect(openOn(desk, '2026-11-24')).toHaveLength(1)
    expect(openOn(desk, '2026-11-25')).toEqual([])
  })

  it('C2: what was read without the line is noted after the end too, at the hour of the reading', () => {
    const desk = visitDesk()
    look(desk, '2026-11-24T10:00')
    const args = { passId, teacherId: author.staffId, entryIds: [entryIdOf(lesson('l1'))] }
    const late = desk.run(noteReading, args, visitor, '2026-12-03T09:00', '2026-11-29T16:00')
    expect(late.decision.kind).toBe('allowed')
    const lastReadAt = '2026-11-29T15:00:00.000Z'
    expect(desk.all(readingTraceRecord)).toMatchObject([{ count: 2, lastReadAt }])
  })

  it('C2: an hour of reading that cannot be is not believed', () => {
    const desk = visitDesk()
    const args = { passId, teacherId: author.staffId, entryIds: [entryIdOf(lesson('l1'))] }
    desk.run(noteReading, args, visitor, '2026-12-03T09:00', '2016-11-29T16:00')
    expect(desk.all(readingTraceRecord)).toMatchObject([{ lastReadAt: '2026-12-03T08:00:00.000Z' }])
  })

  it('C2: each reading is noted, with how often and when', () => {
    const desk = visitDesk()
    look(desk, '2026-11-24T10:00')
    look(desk, '2026-11-24T11:00')
    expect(desk.all(readingTraceRecord)).toMatchObject([
      { entryId: 'ce-l1', teacherId: 'oliveira', count: 2, firstReadAt: '2026-11-24T09:00:00.000Z' },
    ])
  })

  it('C2 S5: another inspector, or the same for another’s cahier, hears the same refusal', () => {
    const desk = visitDesk()
    expect(look(desk, '2026-11-24T10:00', actor('autre', 'inspector')).decision).toMatchObject({
      code: 'reading-not-open',
    })
    const gone = { passId, teacherId: author.staffId, entryIds: [entryIdOf(lesson('nowhere'))] }
    expect(desk.run(noteReading, gone, visitor, '2026-11-24T10:00').decision).toMatchObject({
      code: 'reading-not-open',
    })
  })

  it('C2: an entry is in reach of an inspector by its teachers’ cahiers, by nothing else', () => {
    const scopes = entryRecord.scopesOf(entryOf(visitDesk()))
    expect(scopes).toContain('cahier:oliveira')
    expect(entryRecord.readers).toEqual(['teacher', 'direction', 'inspector'])
  })

  it('C2 C1: gives his visa only if the direction said so, and under an announced one', () => {
    const give = (desk: RecordDesk, at: string) => {
      const items = [{ entryId: entryIdOf(lesson('l1')), cahierId: maths3b as string as CahierId }]
      const visit = { passId, teacherId: author.staffId }
      return desk.run(
        grantVisa,
        { grantId: 'g' as GrantId, noticeId, items, observation: '', visit },
        visitor,
        at,
      )
    }
    const without = visitDesk()
    announce(without)
    expect(give(without, '2026-11-25T10:00').decision).toMatchObject({ code: 'visit-without-visa' })
    const desk = visitDesk({ kind: 'yes' }, true)
    expect(give(desk, '2026-11-25T10:00').decision).toMatchObject({ code: 'notice-unknown' })
    announce(desk)
    expect(give(desk, '2026-11-24T10:00').decision).toMatchObject({ code: 'visa-too-early' })
    expect(give(desk, '2026-11-25T10:00').effect?.outcome).toBe('applied')
    expect(entryOf(desk).seals).toMatchObject([{ owner: 'inspector', by: 'roche' }])
  })
})
