import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { OutcomeMessage } from '#shared/protocol/push.ts'
import { advances, type CommandMessage } from '#shared/protocol/push.ts'
import { canonicalJson, sameValue } from '#shared/kernel/canonical-json.ts'
import { seededChance, type Chance } from '#server/seed/seeded-chance.ts'
import { openDatabase } from '#server/store/database.ts'
import { openPostgres } from '#server/store/open-postgres.ts'
import { startShiftedPortal, type ShiftedPortal } from '#test/support/portal/start-shifted-portal.ts'
import { processesIn, until } from '#test/support/portal/portal-process.ts'
import { gatherCrowd, tuesdayMorning, type Crowd, type Member } from '#test/support/writers/crowd.ts'
import { inventCommands } from '#test/support/writers/invent-commands.ts'
import { pushTo, TryLater } from '#test/support/writers/portal-door.ts'
import { readActors, readLog, readTable } from '#test/support/writers/read-log.ts'
import { replayLog, type Records } from '#test/support/writers/replay-log.ts'
import type { Killing, KillReport } from './kill-report.ts'

/** Workstations that push while the portal dies, each through its own outbox. */
const writersCount = 6

/** An outbox as a post keeps it: what has no verdict yet is pushed again, whoever answers. */
interface Outbox {
  readonly member: Member
  readonly typed: CommandMessage[]
  /** Every verdict received, by number: the acknowledgement of the portal. */
  readonly verdicts: Map<number, string>
  done: number
}

interface Scene {
  readonly folder: string
  readonly crowd: Crowd
  readonly first: Records
  readonly firstHead: number
  readonly outboxes: readonly Outbox[]
  readonly shiftMs: number
}

function noteVerdicts(outbox: Outbox, outcomes: readonly OutcomeMessage[], complaints: string[]): void {
  for (const outcome of outcomes) {
    if (!advances(outcome.outcome)) continue
    const text = canonicalJson(outcome)
    const before = outbox.verdicts.get(outcome.mid)
    if (before !== undefined && before !== text)
      complaints.push(`two verdicts on ${outbox.member.workstationId} ${outcome.mid}: ${before} then ${text}`)
    outbox.verdicts.set(outcome.mid, text)
  }
}

/** Pushes until nothing is left or the portal is gone. */
async function pushOn(
  outbox: Outbox,
  parts: { readonly url: string; readonly chance: Chance; readonly complaints: string[] },
): Promise<void> {
  while (outbox.done < outbox.typed.length) {
    const batch = outbox.typed.slice(outbox.done, outbox.done + parts.chance.between(1, 8))
    try {
      const answer = await pushTo(parts.url, outbox.member, batch)
      noteVerdicts(outbox, answer.outcomes, parts.complaints)
      outbox.done = answer.lastMid
    } catch (error) {
      if (error instanceof TryLater) continue
      if (error instanceof TypeError) return // fetch: the portal is gone
      throw error
    }
  }
}

async function openScene(folder: string, seed: number): Promise<Scene> {
  const shiftMs = tuesdayMorning - Date.now()
  const postgres = await openPostgres({ dataDir: folder })
  const db = await openDatabase(postgres.url)
  const crowd = await gatherCrowd(db, shiftMs)
  const first = await readTable(crowd.context)
  const clock = await db.selectFrom('school_clock').select('rev').executeTakeFirstOrThrow()
  await db.destroy()
  await postgres.close()
  const chance = seededChance(seed)
  const outboxes = crowd.writers
    .slice(0, 12)
    .filter((_, at) => at % 2 === 0)
    .slice(0, writersCount)
  return {
    folder,
    crowd,
    first,
    firstHead: clock.rev,
    shiftMs,
    outboxes: outboxes.map((member) => ({
      member,
      typed: inventCommands(member, crowd.lessons, 4000, chance),
      verdicts: new Map(),
      done: 0,
    })),
  }
}

/** The base is opened without the portal, and read: every acknowledged verdict is there, once, and so are its effects. */
async function judgeBase(scene: Scene, complaints: string[]): Promise<number> {
  const postgres = await openPostgres({ dataDir: scene.folder })
  const db = await openDatabase(postgres.url)
  const context = { ...scene.crowd.context, db }
  const typed = new Map(scene.outboxes.map(({ member, typed: commands }) => [member.workstationId, commands]))
  const actors = await readActors(
    context,
    scene.outboxes.map(({ member }) => member),
  )
  const log = await readLog(context, typed, actors)
  for (const { member, verdicts } of scene.outboxes) {
    const stored = new Map(
      log
        .filter((line) => line.workstationId === member.workstationId)
        .map((line) => [line.outcome.mid, canonicalJson(line.outcome)]),
    )
    for (const [mid, verdict] of verdicts)
      if (stored.get(mid) !== verdict)
        complaints.push(
          `lost: ${member.workstationId} ${mid} was told ${verdict}, the base has ${stored.get(mid)}`,
        )
    const mids = [...stored.keys()]
    if (mids.some((mid, at) => mid !== at + 1))
      complaints.push(`doubled or out of order: ${member.workstationId}`)
  }
  const replayed = replayLog(scene.first, scene.firstHead, log)
  const table = await readTable(context)
  for (const [at, line] of log.entries())
    if (!sameValue(replayed.outcomes[at], line.outcome))
      complaints.push(`not serial: command ${at} of the log`)
  for (const key of new Set([...table.keys(), ...replayed.final.keys()])) {
    const [held, wanted] = [table.get(key), replayed.final.get(key)]
    if (JSON.stringify(held) !== JSON.stringify(wanted) && !sameValue(held, wanted))
      complaints.push(`a row differs from what its commands make of it: ${key}`)
  }
  await db.destroy()
  await postgres.close()
  return log.length
}

const received = ({ outboxes }: Scene) => outboxes.reduce((sum, outbox) => sum + outbox.verdicts.size, 0)

/** The moment is counted in work, not in seconds: a slow machine is killed as far into its work as a fast one. */
async function someVerdicts(scene: Scene, count: number): Promise<void> {
  const before = received(scene)
  await until(() => received(scene) >= before + count)
}

async function killOnce(scene: Scene, chance: Chance, complaints: string[]): Promise<void> {
  const { folder: dataDir, crowd, shiftMs } = scene
  const portal: ShiftedPortal = await startShiftedPortal({ dataDir, school: crowd.context.school, shiftMs })
  const work = scene.outboxes.map((outbox) =>
    pushOn(outbox, { url: portal.url, chance: seededChance(chance.between(1, 1e6)), complaints }),
  )
  await someVerdicts(scene, chance.between(0, 60))
  await delay(chance.between(0, 40))
  await portal.kill()
  await Promise.all(work)
  // no PostgreSQL outlives its portal: its guard ends it
  await until(() => processesIn(dataDir).length === 0)
}

/** The real portal, killed in the middle of pushes; its base opened again and read, after each time. */
export async function killPortal(
  options: { readonly times: number; readonly seed: number },
  tell: (text: string) => void,
): Promise<KillReport> {
  const begun = Date.now()
  const chance = seededChance(options.seed)
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'pupitre-killed-portal-')))
  const killing: Killing = {
    kills: 0,
    wholePost: 0,
    atUnlock: 0,
    drafts: 0,
    gestures: 0,
    acknowledged: 0,
    choices: 0,
    complaints: [],
  }
  try {
    const scene = await openScene(join(folder, 'data'), options.seed)
    while (killing.kills < options.times && killing.complaints.length === 0) {
      await killOnce(scene, chance, killing.complaints)
      killing.kills++
      // reading the whole base takes a second: at every fifth, and at the last
      if (killing.kills % 5 === 0 || killing.kills === options.times)
        killing.gestures = await judgeBase(scene, killing.complaints)
      killing.acknowledged = received(scene)
      tell(
        `portal killed ${killing.kills} times: ${killing.acknowledged} verdicts received, ${killing.complaints.length} complaints`,
      )
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return { what: 'portal', seed: options.seed, ...killing, seconds: Math.round((Date.now() - begun) / 1000) }
}
