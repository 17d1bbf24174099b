import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boxRecord, trayRecord, type Box } from '#test/support/box-feature.ts'
import {
  damage,
  damageActs,
  damagedTables,
  pictureOf,
  type Damage,
  type DiskPicture,
} from '#test/support/fuzz/damage-vault.ts'
import { fuzzRuns, fuzzTimeout } from '#test/support/fuzz/fuzz-runs.ts'
import { findsOf } from '#test/support/fuzz/replay-finds.ts'
import { aWornPost, draftKey, halfTyped, type WornPost } from '#test/support/fuzz/worn-post.ts'
import { openPost, type TestWorkstation } from '#test/support/test-workstation.ts'

const oneDamage: fc.Arbitrary<Damage> = fc.record({
  table: fc.constantFrom(...damagedTables),
  act: fc.constantFrom(...damageActs),
  row: fc.nat(40),
  at: fc.nat(100_000),
})

const bytesOf = (value: unknown) => (value instanceof Uint8Array ? [...value].join() : value)

/** Whether a table holds the very rows that it held. */
function isSame<K, R extends { box: unknown }>(before: ReadonlyMap<K, R>, after: ReadonlyMap<K, R>): boolean {
  const isThere = ([key, row]: [K, R]) => bytesOf(after.get(key)?.box) === bytesOf(row.box)
  return before.size === after.size && [...before].every(isThere)
}

/** Of each number that waited, whether a whole copy of it still lies in the outbox or the journal. */
function isKept(mid: number, before: DiskPicture, after: DiskPicture): boolean {
  const inOutbox = bytesOf(after.tables.outbox.get(mid)?.box) === bytesOf(before.tables.outbox.get(mid)?.box)
  const sealed = before.journalRows.find((row) => row.mid === mid)?.sealed
  return inOutbox || after.journalRows.some((row) => row.mid === mid && row.sealed === sealed)
}

/** A row that lies where it should and does not open must be told of; one that is gone leaves no trace to tell. */
function mustTell(mids: readonly number[], after: DiskPicture): boolean {
  return mids.some((mid) => after.tables.outbox.has(mid) || after.journalRows.some((row) => row?.mid === mid))
}

function expectTrueRows(desk: TestWorkstation, worn: WornPost): void {
  for (const type of [trayRecord, boxRecord])
    for (const { id } of desk.all(type)) {
      const row: Box | undefined = desk.state.collections.base.get(type, id)
      if (!row) continue
      expect(worn.told.get(`${type.kind}|${id}`), `${type.kind} ${id}`).toContain(JSON.stringify(row))
    }
}

function expectPortalsRows(desk: TestWorkstation, { portal }: WornPost): void {
  for (const type of [trayRecord, boxRecord])
    expect(new Map(desk.all(type).map((one) => [one.id, one]))).toEqual(portal.held(type.kind))
}

/** The laws, whatever happened to the disk between a crash and the next opening. */
async function expectNothingLost(damages: readonly Damage[]): Promise<void> {
  const worn = await aWornPost()
  const { post, portal } = worn
  const before = pictureOf(post)
  for (const one of damages) damage(post, one, worn)
  const after = pictureOf(post)
  const kept = worn.waiting.filter((mid) => isKept(mid, before, after))
  const lost = worn.waiting.filter((mid) => !kept.includes(mid))

  const desk = await openPost(post, portal)
  expectTrueRows(desk, worn)
  await desk.vault.load(boxRecord)
  expectTrueRows(desk, worn)
  expect(desk.state.outbox.entries.length).toBeGreaterThanOrEqual(kept.length)
  if (mustTell(lost, after)) expect(post.reports.join()).toMatch(/outbox-row-damaged|journal-row-damaged/)
  expect(['', 'A rangé', halfTyped]).toContain(desk.vault.drafts.get(draftKey))
  const isDraftWhole = isSame(before.tables.drafts, after.tables.drafts)
  if (isDraftWhole) expect(desk.vault.drafts.get(draftKey)).toBe(halfTyped)
  else if (desk.vault.drafts.get(draftKey) === '' && after.tables.drafts.size > 0)
    expect(post.reports).toContain('draft-damaged')
  if (
    !isSame(before.tables.settled, after.tables.settled) &&
    desk.state.settled.size < before.tables.settled.size
  )
    expect(
      post.reports.includes('verdict-damaged') || after.tables.settled.size < before.tables.settled.size,
    ).toBe(true)

  await desk.sync()
  await desk.sync()
  expect(desk.state.outbox.entries).toEqual([])
  expect(portal.station(post.profileId).lastMid).toBe(worn.settled + kept.length)
  for (const count of portal.effects.values()) expect(count).toBe(1)
  expectPortalsRows(desk, worn)
  desk.crash()

  const again = await openPost(post, portal)
  await again.vault.load(boxRecord)
  expect(again.state.manifest.mustRefresh).toBe(false)
  expectPortalsRows(again, worn)
  again.crash()
}

describe('V3 V4 S11: a damaged disk costs a pull, never the outbox, and never shows a wrong row', () => {
  it.each(findsOf<readonly Damage[]>('vault-damage'))('still holds: $file, $note', async (find) => {
    await expectNothingLost(find.case)
  })

  it.each(damagedTables.flatMap((table) => damageActs.map((act) => ({ table, act }))))(
    '$act in $table',
    { timeout: fuzzTimeout() },
    async ({ table, act }) => {
      await fc.assert(
        fc.asyncProperty(fc.nat(40), fc.nat(100_000), (row, at) =>
          expectNothingLost([{ table, act, row, at }]),
        ),
        { numRuns: fuzzRuns(2) },
      )
    },
  )

  it('several at once', { timeout: fuzzTimeout() }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(oneDamage, { minLength: 2, maxLength: 8 }), expectNothingLost),
      { numRuns: fuzzRuns(25) },
    )
  })
})
