import { afterEach, describe, expect, it } from 'vitest'
import { put } from '#shared/domain/core/command.ts'
import type { Scope } from '#shared/domain/core/scope.ts'
import { closeSessions } from '#server/accounts/close-sessions.ts'
import { noteRecord } from '#test/support/portal/note-feature.ts'
import { servePortal, type PortalClient } from '#test/support/portal/portal-client.ts'
import { newSchool } from '#test/support/portal/test-school.ts'
import { usePostgres } from '#test/support/portal/use-postgres.ts'

const base = usePostgres()
const open: PortalClient[] = []
afterEach(async () => {
  for (const client of open.splice(0)) await client.portal.close()
})

async function begin() {
  const school = await newSchool(base().db)
  const client = await servePortal(base().url, school)
  open.push(client)
  const account = await school.admit('t1', 'teacher')
  const { token } = await client.settle(account)
  const listen = async (at = client) => {
    const response = await fetch(`${at.portal.url}/sync/poke`, {
      headers: { authorization: `Bearer ${token}` },
    })
    return { response, events: eventsOf(response) }
  }
  const write = (id: string, scopes: readonly string[] = ['etab']) =>
    school.write(put(noteRecord, { id, scopes: scopes as Scope[], text: '' }))
  return { school, client, account, token, listen, write }
}

/** The heads of a stream, one by one; null at its end. */
function eventsOf(response: Response): () => Promise<number | null> {
  const reader = (response.body as ReadableStream<Uint8Array>).getReader()
  const decoder = new TextDecoder()
  let buffer = ''
  return async () => {
    for (;;) {
      const event = /^data: (.*)\n\n/m.exec(buffer)
      if (event) {
        buffer = buffer.slice(event.index + event[0].length)
        return (JSON.parse(String(event[1])) as { head: number }).head
      }
      const { value, done } = await reader.read()
      if (done) return null
      buffer += decoder.decode(value, { stream: true })
    }
  }
}

describe('pokes', () => {
  it('S18: a poke carries the head and nothing else, at once and at each change', async () => {
    const { listen, write } = await begin()
    const first = await write('a')
    const { response, events } = await listen()
    expect(response.headers.get('content-type')).toContain('text/event-stream')
    expect(await events()).toBe(first)
    const second = await write('b')
    expect(await events()).toBe(second)
  })

  it('S18: a change that concerns others wakes nobody else', async () => {
    const { listen, write } = await begin()
    const { events } = await listen()
    await events()
    await write('of-another', ['user:somebody-else'])
    const head = await write('of-all')
    expect(await events()).toBe(head)
  })

  it('S10: who held a row that leaves his scopes, or is deleted, hears of it', async () => {
    const { school, listen, write } = await begin()
    await write('leaves')
    await write('goes')
    const { events } = await listen()
    await events()
    const left = await write('leaves', ['user:somebody-else'])
    expect(await events()).toBe(left)
    const gone = await school.write({ op: 'delete', kind: noteRecord.kind, id: 'goes' })
    expect(await events()).toBe(gone)
  })

  it('S18: more scopes than a notice holds are news for everybody', async () => {
    const { listen, write } = await begin()
    const { events } = await listen()
    await events()
    const many = Array.from({ length: 400 }, (_, n) => `user:somebody-else-${n}`)
    const head = await write('of-many', many)
    expect(await events()).toBe(head)
  })

  it('S18: a poke crosses processes that share a base', async () => {
    const { school, listen, write } = await begin()
    const other = await servePortal(base().url, school)
    open.push(other)
    const { events } = await listen(other)
    await events()
    const head = await write('a')
    expect(await events()).toBe(head)
  })

  it('S18: what is rolled back pokes nobody', async () => {
    const { school, listen, write } = await begin()
    const { events } = await listen()
    await events()
    await school.db
      .transaction()
      .execute(async (tx) => {
        await tx
          .updateTable('school_clock')
          .set({ rev: 1_000_000 })
          .where('school', '=', school.uai)
          .execute()
        throw new Error('no')
      })
      .catch(() => undefined)
    const head = await write('a')
    expect(await events()).toBe(head)
  })

  it('S18: the long poll answers at once when the head has passed, else when it moves', async () => {
    const { client, token, write } = await begin()
    const head = await write('a')
    const ask = (after: number, waitMs: number) =>
      client.ask('GET', `/sync/head?after=${after}&waitMs=${waitMs}`, { token })
    expect((await ask(head - 1, 25_000)).body.head).toBe(head)
    expect((await ask(head, 0)).body.head).toBe(head)
    const held = ask(head, 25_000)
    const next = await write('b')
    expect((await held).body.head).toBe(next)
  })

  it('C6: the channel of a closed session is shut at once', async () => {
    const { school, account, listen } = await begin()
    const { events } = await listen()
    await events()
    await closeSessions(school.db, school.context, { accountId: account.accountId }, 'account-suspended')
    expect(await events()).toBeNull()
  })

  it('a portal that stops ends held answers and streams', async () => {
    const { client, token, listen } = await begin()
    const { events } = await listen()
    const head = await events()
    const held = client.ask('GET', `/sync/head?after=${head}&waitMs=25000`, { token }).catch(() => undefined)
    await client.portal.close()
    await Promise.allSettled([held, events()])
  })
})
