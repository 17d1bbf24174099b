import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { put } from '#shared/domain/core/command.ts'
import { restoreBackup } from '#server/backup/restore-backup.ts'
import { writeBackup } from '#server/backup/write-backup.ts'
import { runPush } from '#server/commands/run-push.ts'
import { openDatabase } from '#server/store/database.ts'
import type { Database } from '#server/store/tables.ts'
import { noteRecord } from '#test/support/portal/note-feature.ts'
import { command, newSchool, pullPage } from '#test/support/portal/test-school.ts'
import { makeOwnDatabase } from '#test/support/portal/own-database.ts'
import { usePostgres } from '#test/support/portal/use-postgres.ts'

const base = usePostgres()
const folder = mkdtempSync(path.join(tmpdir(), 'pupitre-backup-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const now = '2026-11-17T09:00:00.000Z'

/** A base of its own in the file's PostgreSQL: a restore takes the whole of it. */
async function freshBase(): Promise<Database> {
  return openDatabase((await makeOwnDatabase(base().url)).url)
}

const note = (id: string, text: string) => ({ id, scopes: ['etab'], text })

async function begin() {
  const db = await freshBase()
  const school = await newSchool(db)
  const account = await school.admit('t1', 'teacher')
  const holder = await school.holder(account)
  const push = (mid: number, text: string) =>
    runPush(school.context, holder, { epoch: null, commands: [command(mid, 'writeNote', note('a', text))] })
  const file = path.join(folder, `${school.uai}.pupitre`)
  return { db, school, holder, push, file }
}

async function textOf(db: Database): Promise<unknown> {
  const row = await db
    .selectFrom('record')
    .select('data')
    .where('kind', '=', 'note')
    .where('id', '=', 'a')
    .executeTakeFirst()
  return row?.data['text']
}

/** Everything that a backup must give back, less the epoch and the log, which go on. */
async function contentOf(db: Database): Promise<unknown[]> {
  const tables = [
    'record',
    'scope_log',
    'account',
    'workstation',
    'outcome',
    'parked',
    'charter_acceptance',
  ] as const
  const contents = []
  for (const table of tables)
    contents.push(
      await db
        .selectFrom(table)
        .selectAll()
        .orderBy(sql`1, 2, 3`)
        .execute(),
    )
  return contents
}

describe('backup and restore', () => {
  it('S11: a restore gives back what was there, and begins a new epoch', async () => {
    const { db, school, holder, push, file } = await begin()
    await push(1, 'kept \\u0000 "quoted" é')
    await school.write(put(noteRecord, note('b', 'x')), { op: 'delete', kind: 'note', id: 'b' })
    const page = await pullPage(school.context, holder)
    const before = await contentOf(db)
    await writeBackup(db, file, now)
    await push(2, 'after the backup')
    await restoreBackup(db, file, now)
    expect(await contentOf(db)).toEqual(before)
    const again = await pullPage(school.context, holder, {
      epoch: page.epoch,
      cursor: page.head,
      scopes: page.scopes,
    })
    expect(again).toMatchObject({ reset: true, lastMid: 1 })
    expect(again.epoch).not.toBe(page.epoch)
    expect((await push(2, 'sent again')).outcomes[0]?.outcome).toBe('applied')
    expect(await textOf(db)).toBe('sent again')
    await db.destroy()
  })

  it('a backup goes to another machine: an empty base takes it', async () => {
    const { db, push, file } = await begin()
    await push(1, 'moved')
    await writeBackup(db, file, now)
    const other = await freshBase()
    await restoreBackup(other, file, now)
    expect(await contentOf(other)).toEqual(await contentOf(db))
    const actions = (await other.selectFrom('access_log').select('action').execute()).map((row) => row.action)
    expect(actions).toEqual(expect.arrayContaining(['command', 'restored']))
    await Promise.all([db.destroy(), other.destroy()])
  })

  it('C13: the access log only grows, across a restore too', async () => {
    const { db, push, file } = await begin()
    await writeBackup(db, file, now)
    await push(1, 'after the backup')
    await restoreBackup(db, file, now)
    const actions = (await db.selectFrom('access_log').select('action').orderBy('id').execute()).map(
      (row) => row.action,
    )
    expect(actions).toEqual(['command', 'restored'])
    await db.destroy()
  })

  it('a damaged file is refused and nothing is touched: cut, altered, without its end, of another kind', async () => {
    const { db, push, file } = await begin()
    await push(1, 'kept')
    await writeBackup(db, file, now)
    await push(2, 'still here')
    const whole = readFileSync(file)
    const text = gunzipSync(whole).toString()
    const lines = text.trimEnd().split('\n')
    const damages: [string, Buffer][] = [
      ['cut', whole.subarray(0, whole.length / 2)],
      [
        'altered in its compressed bytes',
        Buffer.concat([whole.subarray(0, 200), Buffer.from([whole[200]! ^ 1]), whole.subarray(201)]),
      ],
      ['altered in its text', gzipSync(text.replace('kept', 'KEPT'))],
      ['without its end', gzipSync(`${lines.slice(0, -1).join('\n')}\n`)],
      ['without a row', gzipSync(`${[...lines.slice(0, 3), ...lines.slice(4)].join('\n')}\n`)],
      ['with something after', gzipSync(`${text}{"x":1}\n`)],
      ['empty', Buffer.alloc(0)],
      ['of another kind', Buffer.from('PK\u0003\u0004 not ours')],
    ]
    for (const [what, bytes] of damages) {
      writeFileSync(file, bytes)
      await expect(restoreBackup(db, file, now), what).rejects.toMatchObject({ code: 'backup-damaged' })
    }
    expect(await textOf(db)).toBe('still here')
    await db.destroy()
  })

  it('one of a newer portal is refused', async () => {
    const { db, file } = await begin()
    await sql`insert into kysely_migration (name, timestamp) values ('9999-later', 'now')`.execute(db)
    await writeBackup(db, file, now)
    await sql`delete from kysely_migration where name = '9999-later'`.execute(db)
    await expect(restoreBackup(db, file, now)).rejects.toMatchObject({ code: 'backup-newer' })
    await db.destroy()
  })

  it('holds no session, and may be read by its owner alone', async () => {
    const { db, file } = await begin()
    await writeBackup(db, file, now)
    expect(statSync(file).mode & 0o077).toBe(0)
    expect(gunzipSync(readFileSync(file)).toString()).not.toContain('"table":"session"')
    await db.destroy()
  })
})
