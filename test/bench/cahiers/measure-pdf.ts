import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'
import { put } from '#shared/domain/core/command.ts'
import { entryRecord, type CahierEntry } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { richTextOf } from '#shared/domain/cahier-de-textes/rich-text.ts'
import { addDays, plainDate } from '#shared/kernel/plain-date.ts'
import { openDatabase } from '#server/store/database.ts'
import { openPostgres } from '#server/store/open-postgres.ts'
import {
  cahierScene,
  announce,
  everything,
  grant,
  write,
  type CahierScene,
} from '#test/support/portal/cahier-scene.ts'

/** `node test/bench/cahiers/measure-pdf.ts [entries]`: the PDF of the visa of so many sealed entries, through the portal's door. */
const count = Number(process.argv[2] ?? 700)
const atOnce = 400

const sentences = [
  'Correction des exercices de la fois dernière, puis mise en commun au tableau.',
  'Lecture du document et réponses aux trois premières questions, à terminer à la maison.',
  'Leçon notée au cahier : définition, deux propriétés et un exemple rédigé.',
  'Travail en groupes sur la situation de départ ; chaque groupe rend une page.',
]

/** As many entries as asked, like the one that the scene's teacher wrote, each with words of its own; all sealed. */
async function fill(scene: CahierScene): Promise<void> {
  const { school, teacher, principal } = scene
  await write(teacher, sentences.join('\n'))
  const { data } = await school.db
    .selectFrom('record')
    .select('data')
    .where('school', '=', school.uai)
    .where('id', '=', 'ce-l1')
    .executeTakeFirstOrThrow()
  const first = data as unknown as CahierEntry
  const entries = Array.from({ length: count }, (_, at): CahierEntry => {
    const text = richTextOf(sentences.map((one, turn) => `${one} Séance ${at}, partie ${turn}.`).join('\n'))
    const standing = { ...first.contents.standing, value: { title: `Séance ${at}`, text, documents: [] } }
    const place = { id: `ce-b${at}`, lessonId: `b${at}`, date: addDays(plainDate('2026-09-01'), at % 80) }
    return { ...first, ...place, contents: { standing, variants: [], past: [] } } as unknown as CahierEntry
  })
  await school.write(...entries.map((entry) => put(entryRecord, entry)))
  await announce(principal)
  scene.at('2026-11-25T09:00')
  for (let start = 0; start < count; start += atOnce) {
    const items = entries.slice(start, start + atOnce).map(({ lessonId }) => [lessonId, 'own-t1'] as const)
    const { outcome } = await grant(principal, ...items)
    if (outcome !== 'applied') throw new Error(`not sealed: ${outcome}`)
  }
}

/** Asks the portal for its head again and again, as a workstation would. @returns the longest wait, ms */
async function longestAnswer(scene: CahierScene, isOver: () => boolean): Promise<number> {
  let longest = 0
  while (!isOver()) {
    const begun = performance.now()
    await scene.teacher.ask('GET', '/sync/head')
    await setTimeout(20)
    longest = Math.max(longest, performance.now() - begun)
  }
  return longest
}

const folder = await mkdtemp(join(tmpdir(), 'pupitre-bench-pdf-'))
const postgres = await openPostgres({ dataDir: folder, durable: false })
const db = await openDatabase(postgres.url)
const scene = await cahierScene({ url: postgres.url, db })
try {
  await fill(scene)
  const loop = monitorEventLoopDelay({ resolution: 1 })
  let isOver = false
  const answers = longestAnswer(scene, () => isOver)
  let peak = 0
  const memory = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20)
  const before = process.memoryUsage().rss
  loop.enable()
  const begun = performance.now()
  const worked = process.cpuUsage()
  const job = await scene.principal.work('/cahiers/visa-pdf', everything)
  const ms = performance.now() - begun
  const { user, system } = process.cpuUsage(worked)
  loop.disable()
  isOver = true
  clearInterval(memory)
  const mega = (bytes: number) => Math.round(bytes / 1_048_576)
  console.log({
    ...{ pages: job.document?.pages, entries: job.document?.entries, seals: job.document?.seals },
    ...{
      bytes: job.document?.size,
      ms: Math.round(ms),
      cpuMs: Math.round((user + system) / 1000),
      loopLongestMs: Math.round(loop.max / 1e6),
    },
    loop99Ms: Math.round(loop.percentile(99) / 1e6),
    ...{ longestAnswerMs: Math.round(await answers), moreMemoryMiB: mega(peak - before) },
  })
} finally {
  await scene.close()
  await db.destroy()
  await postgres.close()
  await rm(folder, { recursive: true, force: true })
}
