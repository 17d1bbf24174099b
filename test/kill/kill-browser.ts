import { setTimeout as delay } from 'node:timers/promises'
import { rollCall } from '#test/e2e/page-models/roll-call.ts'
import { workstation } from '#test/e2e/page-models/workstation.ts'
import { seededChance, type Chance } from '#server/seed/seeded-chance.ts'
import { until } from '#test/support/portal/portal-process.ts'
import type { LineMood } from '#test/support/post/lying-line.ts'
import { untilNothingWaits } from './choose-texts.ts'
import { comparePortal, lessonAtEight } from './compare-portal.ts'
import { nextGesture, type Life } from './gestures.ts'
import { judgeDraft } from './judge-draft.ts'
import { openKillSchool, type KillSchool } from './kill-school.ts'
import { openKillablePost } from './killable-post.ts'
import { openLedger, type Ledger } from './ledger.ts'
import type { KillReport, Killing } from './kill-report.ts'

/** Kills of one profile before another life begins: its lesson lasts an hour. */
const killsALife = 10
const moods: readonly LineMood[] = ['open', 'open', 'cut', 'cut', 'slow', 'cut-answers']

/** Works until the kill falls: errors after it are those of a page that is gone. */
async function workUntil(life: Life, school: KillSchool, isCut: () => boolean): Promise<void> {
  while (!isCut()) {
    if (life.chance.happens(0.2)) school.line.become(life.chance.pick(moods))
    await nextGesture(life).catch(async (error: unknown) => {
      if (isCut()) return
      if (!(error instanceof Error) || !/Timeout|expect|closed|Target/i.test(error.message)) throw error
      // What was awaited did not come in time: the person looks up, and goes on.
      const { keyboard } = life.post.page()
      await keyboard.press('Escape').catch(() => undefined)
    })
  }
}

interface Round {
  readonly school: KillSchool
  readonly life: Life
  readonly killing: Killing
}

/** One cut of the power: of the browser alone, or of the whole post. */
async function cut({ life, killing }: Round): Promise<void> {
  const isWhole = life.chance.happens(0.4)
  killing.kills++
  life.ledger.cut()
  if (isWhole) {
    killing.wholePost++
    await life.post.killAll()
  } else await life.post.killBrowser()
}

/** The person comes back; sometimes the post dies under the password. */
async function comeBack(round: Round): Promise<void> {
  const { life, school, killing } = round
  const model = workstation(life.post)
  const { password } = school.account('teacher')
  school.line.become(life.chance.pick(moods))
  await life.post.start()
  if (life.chance.happens(0.15)) {
    const dying = delay(life.chance.between(0, 2500)).then(() => cut(round))
    await Promise.race([model.tryPassword(password).catch(() => undefined), dying])
    await dying
    killing.atUnlock++
    await life.post.start()
  }
  await model.unlock(password)
}

async function openCall({ post }: Life): Promise<void> {
  await workstation(post).openModule('Appel')
  await rollCall(post).names()
}

/** Everything leaves, and is compared with what was acknowledged. */
async function settle({ life, school, killing }: Round): Promise<void> {
  await openCall(life)
  killing.complaints.push(...(await judgeDraft(life, killing)))
  school.line.become('open')
  await untilNothingWaits(life)
  const lesson = await lessonAtEight(school, school.account('teacher').staffId)
  const { complaints, stateOf } = await comparePortal(school, lesson, life.ledger)
  killing.complaints.push(...complaints)
  life.pressed.clear()
  life.states.clear()
  for (const name of life.names) {
    const state = stateOf(name)
    if (state) life.states.set(name, state)
  }
  await openCall(life)
}

/** The moment is counted in work, then in milliseconds: within a gesture, its write, its push or its answer. */
async function someGestures({ gestures }: Ledger, chance: Chance): Promise<void> {
  const wanted = gestures.length + chance.between(1, 9)
  await until(() => gestures.length >= wanted)
  await delay(chance.between(0, 900))
}

async function liveOnce(chance: Chance, kills: number, killing: Killing, tell: (text: string) => void) {
  const school = await openKillSchool()
  const { postFolder: folder, line, clock, pageFolder } = school
  const post = await openKillablePost({ folder, line, clock, pageFolder })
  try {
    const teacher = school.account('teacher')
    await workstation(post).open(teacher)
    await workstation(post).expectData()
    const names = await rollCall(post).names()
    const ledger = openLedger()
    const life: Life = { post, ledger, chance, names, pressed: new Set(), states: new Map(), count: 0 }
    const round = { school, life, killing }
    for (const last = killing.kills + kills; killing.kills < last;) {
      let isCut = false
      const dying = someGestures(ledger, chance).then(() => {
        isCut = true
        return cut(round)
      })
      await workUntil(life, school, () => isCut)
      await dying
      await comeBack(round)
      await settle(round)
      const kept = ledger.gestures.filter((one) => one.isKept).length
      tell(
        `kill ${killing.kills}: ${ledger.gestures.length} gestures, ${kept} acknowledged, ${ledger.choices.length} texts chosen, ${killing.complaints.length} complaints`,
      )
      if (killing.complaints.length > 0) return
    }
    killing.gestures += ledger.gestures.length
    killing.acknowledged += ledger.gestures.filter((one) => one.isKept).length
    killing.choices += ledger.choices.length
  } finally {
    await post.close()
    await school.close()
  }
}

/** A real Chromium, and at times its host, killed at moments that a seed decides. */
export async function killBrowser(
  options: { readonly times: number; readonly seed: number },
  tell: (text: string) => void,
): Promise<KillReport> {
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
  const begun = Date.now()
  for (let life = 0; killing.kills < options.times && killing.complaints.length === 0; life++) {
    const kills = Math.min(killsALife, options.times - killing.kills)
    await liveOnce(seededChance(options.seed + life), kills, killing, tell)
  }
  return { what: 'browser', seed: options.seed, ...killing, seconds: Math.round((Date.now() - begun) / 1000) }
}
