import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { argv } from 'node:process'
import type { CahierEntry } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { grantItemsMax, grantVisa } from '#shared/domain/cahier-de-textes/visa/visa-commands.ts'
import { instantOf } from '#shared/kernel/instant.ts'
import { must } from '#shared/kernel/must.ts'
import { pushAnswer } from '#shared/protocol/push.ts'
import { protocolVersion } from '#shared/protocol/version.ts'
import { fullRegistry, type PortalContext } from '#server/commands/portal-context.ts'
import { wallClockOf } from '#server/commands/wall-clock-of.ts'
import { startPortal } from '#server/portal.ts'
import { createDemonstration } from '#server/seed/create-demonstration.ts'
import { analyzeRecords } from '#server/store/analyze-records.ts'
import { enterAccount } from '#test/support/portal/enter-account.ts'
import { visaCount, type CahierNews, type VisasGiven } from './cahier-news.ts'
import { fillCahiers } from './fill-cahiers.ts'

/** A portal in a process of its own, a lycée whose year has as many lessons, and the cahiers of its year: `node serve-cahiers.ts 75000`. */
const dataDir = await mkdtemp(join(tmpdir(), 'pupitre-bench-cahiers-'))
const portal = await startPortal({ dataDir, port: 0 })
const made = await createDemonstration(portal.db, {
  now: instantOf(Date.now()),
  students: 2400,
  ready: true,
})
const context: PortalContext = {
  db: portal.db,
  school: made.school,
  registry: fullRegistry,
  clock: Date.now,
}
const principal = must(
  made.accounts.find(({ role }) => role === 'direction'),
  'a principal',
)
const { date: today } = await wallClockOf(portal.db, made.school, Date.now())
const filled = await fillCahiers(portal.db, made.school, Number(argv[2]), {
  today,
  direction: principal.staffId,
})
await portal.db.transaction().execute(analyzeRecords)

const { login, password } = principal
const news: CahierNews = { url: portal.url, login, password, entries: filled.length }
process.on('message', () => void giveVisas().then((given) => process.send?.(given)))
for (const signal of ['disconnect', 'SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop())
process.send?.(news)

/** Pushed as the workstation pushes them, by a workstation of the principal's. */
async function giveVisas(): Promise<VisasGiven> {
  const account = await portal.db
    .selectFrom('account')
    .select('id')
    .where('login', '=', login)
    .executeTakeFirstOrThrow()
  const entered = await enterAccount(context, account.id, `bench-visas-${Date.now()}`)
  const chosen = filled.filter((entry) => entry.date < today).slice(-visaCount)
  const begun = performance.now()
  let mid = 0
  for (let at = 0; at < chosen.length; at += grantItemsMax)
    await push(entered, (mid += 1), chosen.slice(at, at + grantItemsMax))
  return { sealed: chosen.length, ms: performance.now() - begun }
}

async function push(
  { token, workstationId }: { readonly token: string; readonly workstationId: string },
  mid: number,
  entries: readonly CahierEntry[],
): Promise<void> {
  const items = entries.map(({ id, cahierId }) => ({ entryId: id, cahierId }))
  const args = { grantId: `bench-${mid}`, noticeId: 'bench-visa', items, observation: '', visit: null }
  const command = {
    mid,
    name: grantVisa.name,
    version: grantVisa.version,
    args,
    typedAt: instantOf(Date.now()),
  }
  const response = await fetch(`${portal.url}/sync/push`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ proto: protocolVersion, workstationId, epoch: null, commands: [command] }),
  })
  const text = await response.text()
  const outcome = response.ok ? pushAnswer.parse(JSON.parse(text)).outcomes[0]?.outcome : text
  if (outcome !== 'applied') throw new Error(`a visa ended as ${String(outcome)}`)
}

/** The channel's end is the order to stop, and what happens if whoever started us is killed. */
async function stop(): Promise<void> {
  await portal.close()
  await rm(dataDir, { recursive: true, force: true })
  process.exit(0)
}
