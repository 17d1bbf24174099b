import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { argv } from 'node:process'
import { ensureStaffAccounts } from '#server/accounts/create-accounts.ts'
import { setPassword } from '#server/accounts/set-password.ts'
import { startPortal } from '#server/portal.ts'
import type { StaffMember } from '#shared/domain/people/staff-member.ts'
import { must } from '#shared/kernel/must.ts'
import { fillSchool } from '#test/bench/run/fill-school.ts'
import { benchPassword, type PortalNews } from './portal-news.ts'

/** A portal in a process of its own, with a school of as many records as asked: `node serve-school.ts 150000`. */
const size = Number(argv[2])
const dataDir = await mkdtemp(join(tmpdir(), 'pupitre-bench-portal-'))
const portal = await startPortal({ dataDir, port: 0 })
const school = await fillSchool(portal.db, size)
const cpe = must<StaffMember>(school.people.staff[0], 'a member of the staff')
const [account] = await portal.db
  .transaction()
  .execute((tx) =>
    ensureStaffAccounts(tx, school.people.school.uai, [{ ...cpe, staffId: cpe.id, externalKey: 'bench' }]),
  )
const { accountId, login } = must(account, 'an account')
await setPassword(portal.db, accountId, benchPassword, { mustChange: false })

const news: PortalNews = { url: portal.url, login }
process.send?.(news)
for (const signal of ['disconnect', 'SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop())

/** The channel's end is the order to stop, and what happens if whoever started us is killed. */
async function stop(): Promise<void> {
  await portal.close()
  await rm(dataDir, { recursive: true, force: true })
  process.exit(0)
}
