import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PortalReply } from '#shared/bridge/portal-contract.ts'
import { put } from '#shared/domain/core/command.ts'
import type { CreatedAccount } from '#server/accounts/create-accounts.ts'
import { closeSessions } from '#server/accounts/close-sessions.ts'
import { classifyAnswer } from '#main/services/portal/classify-answer.ts'
import { appendCommand } from '#renderer/store/write-outbox.ts'
import { createPortalTransport } from '#renderer/sync/portal-transport.ts'
import { parkCommands } from '#shared/sync/park-commands.ts'
import type { Transport } from '#shared/sync/ports.ts'
import { messageOf } from '#shared/sync/take-batch.ts'
import { eraseNote, explode, noteRecord, noteRegistry, writeNote } from '#test/support/portal/note-feature.ts'
import { servePortal, type PortalClient } from '#test/support/portal/portal-client.ts'
import { teach } from '#test/support/portal/teach.ts'
import { newSchool, type TestSchool } from '#test/support/portal/test-school.ts'
import { usePostgres } from '#test/support/portal/use-postgres.ts'
import { makePost, openPost, type TestPost } from '#test/support/test-workstation.ts'

const base = usePostgres()

let school: TestSchool
let client: PortalClient

beforeAll(async () => {
  school = await newSchool(base().db)
  client = await servePortal(base().url, school)
})
afterAll(() => client?.portal.close())

/** The engine's own transport over the real portal's HTTP. */
function wireOf(token: string): Transport {
  const call = async ({
    method,
    path,
    body,
  }: {
    method: string
    path: string
    body?: unknown
  }): Promise<PortalReply> => {
    const answer = await client.ask(method, path, { token, body })
    const raw = {
      status: answer.status,
      contentType: 'application/json',
      text: JSON.stringify(answer.body),
      retryAfter: null,
    }
    return classifyAnswer(raw, { isSignIn: false })
  }
  return createPortalTransport({ call } as never)
}

async function aDesk(account: CreatedAccount): Promise<{ post: TestPost; wire: Transport; token: string }> {
  const made = await makePost(`workstation-${randomUUID()}`)
  const { token } = await client.settle(account, made.profileId)
  const post = { ...made, types: noteRegistry.records, commands: noteRegistry.commands }
  return { post, wire: wireOf(token), token }
}

const note = (id: string, scopes: string[] = ['etab'], text = 'words') =>
  put(noteRecord, { id, scopes, text })

describe('the engine against the real portal', () => {
  it('S7, S8, S11: a first pull of several pages, whose digests agree on both sides', async () => {
    const account = await school.admit('t1', 'teacher')
    await school.write(...Array.from({ length: 2_300 }, (_, n) => note(`n${n}`)))
    const { post, wire } = await aDesk(account)
    const desk = await openPost(post, wire)
    expect(await desk.pull()).toMatchObject({ kind: 'complete' })
    expect(desk.all(noteRecord)).toHaveLength(2_300)
    post.now += 2 * 3_600_000
    await desk.pull()
    expect(desk.state.manifest.mustRefresh).toBe(false)
    expect(post.reports).toEqual([])
  })

  it('S2, S3: 230 commands, an answer lost after the portal had committed: each has one effect and one verdict', async () => {
    const account = await school.admit('t2', 'teacher')
    const { post, wire } = await aDesk(account)
    let lost = 0
    const lossy: Transport = {
      ...wire,
      push: async (message) => {
        const reply = await wire.push(message)
        return (lost += 1) === 1 ? { kind: 'fault', fault: 'portal-down', detail: 'timeout' } : reply
      },
    }
    const desk = await openPost(post, lossy)
    await desk.pull()
    for (let n = 0; n < 230; n++)
      await desk.run(writeNote, { id: `p${n}`, scopes: ['etab'], text: `typed ${n}` })
    await desk.push()
    await desk.sync()
    expect(desk.state.outbox.entries).toEqual([])
    expect(desk.state.manifest.counts).toMatchObject({ applied: 230 })
    expect(desk.all(noteRecord).filter(({ text }) => text.startsWith('typed'))).toHaveLength(230)
  })

  it('S4: refusals and a command that throws become items; those behind them pass', async () => {
    const account = await school.admit('t3', 'aed')
    const { post, wire } = await aDesk(account)
    const desk = await openPost(post, wire)
    await desk.pull()
    await desk.run(eraseNote, { id: 'n1' })
    // What the post's own rules would have refused: written by an earlier version, say.
    const typed = {
      name: writeNote.name,
      version: 1,
      args: { id: 'x', scopes: [], text: '' },
      typedAt: desk.state.manifest.dataAsOf as never,
    }
    await appendCommand(desk.state, typed).written
    await appendCommand(desk.state, { ...typed, name: explode.name, args: {} }).written
    await desk.run(eraseNote, { id: 'n2' })
    for (let round = 0; round < 6; round++) await desk.sync()
    const verdicts = [...desk.state.settled.values()]
      .sort((a, b) => a.mid - b.mid)
      .map(({ verdict }) => verdict)
    expect(verdicts).toEqual(['applied', 'rejected', 'parked', 'applied'])
    expect(desk.vault.view.get(noteRecord, 'n2')).toBeUndefined()
  })

  it('S10: scopes gained bring their rows, scopes lost take them away', async () => {
    const account = await school.admit('t4', 'teacher')
    await school.write(note('of-3b', ['class:3B']), note('of-both', ['class:3B', 'etab']))
    const { post, wire } = await aDesk(account)
    const desk = await openPost(post, wire)
    await desk.pull()
    expect(desk.vault.view.get(noteRecord, 'of-3b')).toBeUndefined()
    await school.write(...teach('t4', '3B'))
    await desk.pull()
    expect(desk.vault.view.get(noteRecord, 'of-3b')).toBeDefined()
    await school.write({ op: 'delete', kind: 'teachingService', id: 'service-3B' })
    await desk.pull()
    expect(desk.vault.view.get(noteRecord, 'of-3b')).toBeUndefined()
    expect(desk.vault.view.get(noteRecord, 'of-both')).toBeDefined()
  })

  it('S11: a restored portal: another epoch, earlier commands forgotten: base pulled again, work replayed', async () => {
    const account = await school.admit('t5', 'teacher')
    const { post, wire } = await aDesk(account)
    const desk = await openPost(post, wire)
    await desk.pull()
    await desk.run(writeNote, { id: 'before', scopes: ['etab'], text: 'in the backup' })
    await desk.sync()
    await desk.run(writeNote, { id: 'after', scopes: ['etab'], text: 'after the backup' })
    await desk.sync()
    await school.db
      .updateTable('school_clock')
      .set({ epoch: randomUUID() })
      .where('school', '=', school.uai)
      .execute()
    await school.db
      .deleteFrom('outcome')
      .where('workstation_id', '=', post.profileId)
      .where('mid', '>', 1)
      .execute()
    await school.db.updateTable('workstation').set({ last_mid: 1 }).where('id', '=', post.profileId).execute()
    await school.write({ op: 'delete', kind: 'note', id: 'after' })
    await desk.run(writeNote, { id: 'waiting', scopes: ['etab'], text: 'typed meanwhile' })
    await desk.sync()
    expect(desk.state.outbox.entries).toEqual([])
    expect(desk.vault.view.get(noteRecord, 'after')?.text).toBe('after the backup')
    expect(desk.vault.view.get(noteRecord, 'waiting')?.text).toBe('typed meanwhile')
  })

  it('V7: a suspended account can still hand over what waited', async () => {
    const account = await school.admit('t6', 'teacher')
    const { post, wire } = await aDesk(account)
    const desk = await openPost(post, wire)
    await desk.pull()
    await desk.run(writeNote, { id: 'late', scopes: ['etab'], text: 'typed offline' })
    await school.db
      .transaction()
      .execute((tx) =>
        closeSessions(tx, school.context, { accountId: account.accountId }, 'account-suspended'),
      )
    expect(await desk.pull()).toMatchObject({
      kind: 'fault',
      fault: 'session-ended',
      detail: 'account-suspended',
    })
    expect(await parkCommands(desk.engine, 'suspended', desk.engine.store.pending().map(messageOf))).toBe(
      true,
    )
    const kept = await school.db
      .selectFrom('parked')
      .selectAll()
      .where('workstation_id', '=', post.profileId)
      .execute()
    expect(JSON.stringify(kept)).toContain('typed offline')
  })
})
