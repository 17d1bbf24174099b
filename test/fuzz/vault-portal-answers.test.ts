import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isAside, partitionOfRow } from '#renderer/store/segment-log.ts'
import { createPortalTransport } from '#renderer/sync/portal-transport.ts'
import type { PortalReply } from '#shared/bridge/portal-contract.ts'
import { pullMessage, type RowMessage } from '#shared/protocol/pull.ts'
import { pushMessage } from '#shared/protocol/push.ts'
import type { Transport } from '#shared/sync/ports.ts'
import { boxRecord, boxTypes, labelBox, trayRecord, type Box } from '#test/support/box-feature.ts'
import { aBox, aPortal } from '#test/support/box-portal.ts'
import { fuzzRuns, fuzzTimeout } from '#test/support/fuzz/fuzz-runs.ts'
import { jsonMutation, mutateJson, type JsonMutation } from '#test/support/fuzz/mutate-json.ts'
import { findsOf } from '#test/support/fuzz/replay-finds.ts'
import type { ModelPortal } from '#test/support/model-portal.ts'
import { makePost, openPost, type TestWorkstation } from '#test/support/test-workstation.ts'

/** Each row as it was told to the post, changes of the way included: a portal may say what it likes of its own rows. */
type Told = Map<string, Set<string>>

function remember(told: Told, body: unknown): void {
  const rows: unknown = (body as { rows?: unknown } | null)?.rows
  if (!Array.isArray(rows)) return
  for (const row of rows as unknown[]) {
    if (typeof row !== 'object' || row === null) continue
    const { kind, id, data } = row as RowMessage
    told.set(`${kind}|${id}`, (told.get(`${kind}|${id}`) ?? new Set()).add(JSON.stringify(data)))
  }
}

/** The engine's own transport, over a portal whose answers something changes on their way. */
function changedWire(portal: ModelPortal, told: Told, next: () => JsonMutation | undefined): Transport {
  const answerTo = (path: string, body: unknown) =>
    path === '/sync/push' ? portal.push(pushMessage.parse(body)) : portal.pull(pullMessage.parse(body))
  const call = ({ path, body }: { path: string; body?: unknown }): Promise<PortalReply> => {
    const answer = JSON.parse(JSON.stringify(answerTo(path, body))) as unknown
    const mutation = next()
    const given = mutation ? mutateJson(answer, mutation) : answer
    remember(told, given)
    return Promise.resolve({ kind: 'answer', body: given })
  }
  return createPortalTransport({ call } as never)
}

/** Each confirmed row is of its type's shape, and word for word what was told of it. */
function expectSoundRows(desk: TestWorkstation, told: Told): void {
  for (const type of [trayRecord, boxRecord])
    for (const { id } of desk.all(type)) {
      const row: Box | undefined = desk.state.collections.base.get(type, id)
      if (!row) continue
      expect(boxTypes.get(type.kind)?.schema.safeParse(row).success).toBe(true)
      expect([...(told.get(`${type.kind}|${id}`) ?? [])]).toContain(JSON.stringify(row))
    }
}

/** What is shown is what the portal holds, but for rows told otherwise or set aside (law S12). */
function expectPortalsRows(desk: TestWorkstation, portal: ModelPortal, told: Told): void {
  for (const type of [trayRecord, boxRecord]) {
    const shown = new Map(desk.all(type).map((one) => [one.id, JSON.stringify(one)]))
    const held = portal.held(type.kind)
    for (const [id, row] of held) {
      const partition = partitionOfRow(desk.state.log, type.kind, id)
      if (partition && isAside(partition.name)) continue
      if (shown.get(id) !== JSON.stringify(row))
        expect([...(told.get(`${type.kind}|${id}`) ?? [])]).toContain(shown.get(id))
    }
    expect([...shown.keys()].filter((id) => !held.has(id))).toEqual([])
  }
}

const typed = ['one', 'two', 'three']

/** Each is waiting still, or has its verdict here: none has vanished (law S17). */
function expectAllHere({ state }: TestWorkstation): void {
  const here = [...state.settled.values(), ...state.outbox.entries.map(({ command }) => command)]
  const labels = here.map(({ args }) => (args as { label: string }).label)
  expect(labels.sort()).toEqual([...typed].sort())
}

/** Whatever the answers become on their way, then the truth again. */
async function expectNothingLost(mutations: readonly JsonMutation[]): Promise<void> {
  const left: JsonMutation[] = []
  const told: Told = new Map()
  const portal = aPortal(5)
  const post = await makePost()
  const wire = changedWire(portal, told, () => left.shift())
  const desk = await openPost(post, wire)
  await desk.sync()
  for (const label of typed) await desk.run(labelBox, { kind: 'tray', id: 't0', label })
  portal.put('tray', aBox('t1', { text: 'later' }))
  left.push(...mutations)
  for (let round = 0; round < 3; round++) {
    await desk.push()
    await desk.pull()
    expectSoundRows(desk, told)
    expectAllHere(desk)
  }
  left.splice(0)
  expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined()
  desk.crash()

  const again = await openPost(post, wire)
  expectAllHere(again)
  post.now += 2 * 3_600_000
  for (let round = 0; round < 3; round++) await again.sync()
  await again.vault.load(boxRecord)
  expectAllHere(again)
  expectSoundRows(again, told)
  expectPortalsRows(again, portal, told)
  for (const count of portal.effects.values()) expect(count).toBe(1)
  again.crash()
}

describe('S8 S12 S17 S19: answers changed on their way are refused or set aside; the outbox stands', () => {
  it.each(findsOf<readonly JsonMutation[]>('vault-portal-answers'))(
    'still holds: $file, $note',
    async (find) => {
      await expectNothingLost(find.case)
    },
  )

  it('one or several changes anywhere in pushes and pulls', { timeout: fuzzTimeout() }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(jsonMutation, { minLength: 1, maxLength: 6 }), expectNothingLost),
      { numRuns: fuzzRuns(80) },
    )
  })
})
