import type { StaffId } from '#shared/domain/core/ids.ts'
import { digestOf, type Digest } from '#shared/kernel/digest.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { CahierEntry } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { standingOf } from '#shared/domain/cahier-de-textes/entry/homework.ts'
import type { GrantId, NoticeId, Seal, SealOwner, SealTarget } from './seal.ts'

/** Version of the canonical form: a change of what is sealed would be another form, and old seals keep theirs. */
const canonicalForm = 1

/**
 * What a seal holds fast of an entry: its lesson, its words and its homework as they stand, signed by their authors.
 * Never the private note, which is another record; nor addenda, which come after.
 */
export function canonicalEntry(entry: CahierEntry): unknown {
  const { id, cahierId, lessonId, date, start, end, subjectId, serviceId, groupId, contents } = entry
  return {
    form: canonicalForm,
    entry: { id, cahierId, lessonId, date, start, end, subjectId, serviceId, groupId },
    divisionIds: [...entry.divisionIds].sort(),
    teacherIds: [...entry.teacherIds].sort(),
    contents: contents.standing,
    homework: [...entry.homework]
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map((homework) => ({ id: homework.id, ...standingOf(homework) })),
  }
}

/** Digest of what a target is now; null when the entry has no such addendum. */
export function contentDigest(entry: CahierEntry, target: SealTarget): Digest | null {
  if (target.kind === 'entry') return digestOf(canonicalEntry(entry))
  const addendum = entry.addenda.find((one) => one.id === target.addendumId)
  return addendum ? digestOf({ form: canonicalForm, entryId: entry.id, addendum }) : null
}

/** Digest of a seal: everything in it but the digest itself and the signature, and the school and entry it is for. */
export function sealDigest(
  school: string,
  entry: CahierEntry,
  seal: Omit<Seal, 'hash' | 'signature'>,
): Digest {
  const { target, index, previous, content, noticeId, grantId, by, owner, observation, at, on } = seal
  return digestOf({
    form: canonicalForm,
    place: { school, cahierId: entry.cahierId, entryId: entry.id },
    ...{ target, index, previous, content, noticeId, grantId, by, owner, observation, at, on },
  })
}

/** Who seals, when, why: the same for all the seals of one gesture. */
export interface SealingAct {
  /** UAI: the seal of one school is worth nothing in another. */
  readonly school: string
  readonly noticeId: NoticeId
  readonly grantId: GrantId
  readonly by: StaffId
  readonly owner: SealOwner
  readonly observation: string
  readonly at: Instant
  readonly on: PlainDate
}

/** Where the chain of the cahier stands before a seal. */
export interface ChainEnd {
  readonly length: number
  readonly head: Digest | null
}

/** The next seal of a cahier, on what the entry is now. Unsigned: the portal signs it. */
export function nextSeal(entry: CahierEntry, target: SealTarget, act: SealingAct, chain: ChainEnd): Seal {
  const { school, ...signed } = act
  const content = contentDigest(entry, target)
  if (content === null) throw new Error('a seal on what is not there')
  const open = { target, index: chain.length + 1, previous: chain.head, content, ...signed }
  return { ...open, hash: sealDigest(school, entry, open), signature: null }
}

/** What a re-check of one seal finds. */
export type SealFault = 'content-differs' | 'seal-differs' | 'addendum-gone' | 'not-signed'

/** Whether an entry is still what was sealed, by the digests alone; the signature is the verifier’s affair. */
export function faultsOf(school: string, entry: CahierEntry, seal: Seal): readonly SealFault[] {
  const content = contentDigest(entry, seal.target)
  const faults: SealFault[] = []
  if (content === null) faults.push('addendum-gone')
  else if (content !== seal.content) faults.push('content-differs')
  if (sealDigest(school, entry, seal) !== seal.hash) faults.push('seal-differs')
  if (seal.signature === null) faults.push('not-signed')
  return faults
}
