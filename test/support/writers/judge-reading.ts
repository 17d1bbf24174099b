import type { Actor } from '#shared/domain/core/actor.ts'
import { recordTypes } from '#shared/domain/registry.ts'
import { canonicalJson } from '#shared/kernel/canonical-json.ts'
import type { PullAnswer } from '#shared/protocol/pull.ts'
import { pageRowsMax } from '#shared/protocol/version.ts'
import { readableKinds } from '#server/sync/reading-rights.ts'
import type { Delivery, Reading } from './read-on.ts'
import { keyOf, type Records, type Version } from './replay-log.ts'

/** What the portal's log says: the first state, and what each revision wrote. */
export interface Log {
  readonly first: Records
  readonly firstHead: number
  readonly written: readonly Version[]
}

/** The rows that one may be brought from a revision up to another: the last word on each, as the log has it. */
function wordsBetween(log: Log, from: number, head: number): Records {
  const records = new Map(from === 0 ? log.first : [])
  for (const version of log.written) {
    if (version.rev > from && version.rev <= head) records.set(keyOf(version.kind, version.id), version)
  }
  return records
}

type Word = Pick<Version, 'kind' | 'id' | 'rev' | 'data'>

/** A word to be compared. What the first state held comes from one jsonb on both sides: its keys are in one order. */
function lineOf({ firstHead }: Log): (word: Word) => string {
  const textOf = ({ rev, data }: Word) => (rev <= firstHead ? JSON.stringify(data) : canonicalJson(data))
  return (word) => `${word.rev} ${word.kind} ${word.id} ${word.data === null ? 'deleted' : textOf(word)}`
}

/** What a person must be brought between two revisions: the last word on each of his rows, and nothing else. */
function expectedOf(actor: Actor, records: Records, from: number): Version[] {
  const kinds = new Set(readableKinds(recordTypes, actor.roles))
  const scopes = new Set<string>(actor.scopes)
  const isHis = (version: Version) =>
    kinds.has(version.kind) && version.scopes.some((scope) => scopes.has(scope))
  return [...records.values()].filter((version) => isHis(version) && (version.data !== null || from > 0))
}

/** What the log says was written again after a revision. */
function writtenAfter({ written }: Log, head: number): ReadonlySet<string> {
  return new Set(written.filter((one) => one.rev > head).map((one) => keyOf(one.kind, one.id)))
}

function broughtOf({ pages }: Delivery): Word[] {
  const rows = pages.flatMap((page) => page.rows)
  const deletes = pages.flatMap((page) => page.deletes).map((key) => ({ ...key, data: null }))
  return [...rows, ...deletes]
}

/** Revisions that lie on both sides of a cut (law S7). A page that one revision overfills may be cut inside. */
function cutRevisions(pages: readonly PullAnswer[]): number[] {
  return pages.slice(1).flatMap((page, at) => {
    const before = pages[at]?.rows ?? []
    const isAlone = before.length === pageRowsMax && before[0]?.rev === before.at(-1)?.rev
    const rev = before.at(-1)?.rev
    return !isAlone && rev !== undefined && page.rows[0]?.rev === rev ? [rev] : []
  })
}

/**
 * Holds what a reader was brought against the log: each set is the snapshot of its head, whole and alone. A row
 * that comes late, twice, too early, or never, makes two of these lists differ (laws S1, S7).
 * @returns complaints, none when all is well
 */
export function judgeReading({ member, deliveries }: Reading, actor: Actor, log: Log): string[] {
  const complaints: string[] = []
  let lastHead = 0
  const line = lineOf(log)
  for (const delivery of deliveries) {
    const { from, pages } = delivery
    const head = pages[0]?.head ?? -1
    const who = `${member.role} ${member.workstationId}, from ${from} to ${head}`
    if (pages.some((page) => page.head !== head)) complaints.push(`${who}: pages of several heads`)
    if (head < lastHead) complaints.push(`${who}: the head went back from ${lastHead}`)
    for (const rev of cutRevisions(pages)) complaints.push(`${who}: revision ${rev} was cut by a page`)
    const expected = expectedOf(actor, wordsBetween(log, from, head), from)
    // between two pages of a set a row may be written again: it then comes with the next set (decision 0011)
    const moved = pages.length > 1 ? writtenAfter(log, head) : new Set<string>()
    const due = expected.filter((one) => !moved.has(keyOf(one.kind, one.id)))
    const brought = broughtOf(delivery).map(line)
    const [asked, came] = [new Set(expected.map(line)), new Set(brought)]
    const missing = due.map(line).filter((one) => !came.has(one))
    const extra = brought.filter((one) => !asked.has(one))
    if (brought.length !== came.size) complaints.push(`${who}: a row came twice`)
    for (const one of missing.slice(0, 3)) complaints.push(`${who}: never came: ${one.slice(0, 120)}`)
    for (const one of extra.slice(0, 3)) complaints.push(`${who}: should not come: ${one.slice(0, 120)}`)
    lastHead = head
  }
  return complaints
}
