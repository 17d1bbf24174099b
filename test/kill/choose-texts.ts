import { tray } from '#test/e2e/page-models/tray.ts'
import { workstation } from '#test/e2e/page-models/workstation.ts'
import type { Life } from './gestures.ts'

/** A portal that asked to come later is asked again within five minutes at most (law S18). */
const lastAnswer = { timeout: 360_000 }

/** Of two texts one’s own, the other, or a third made of both: as a person would, by chance. */
async function choose(life: Life): Promise<void> {
  const waiting = tray(life.post)
  life.ledger.choicesAsked++
  if (!(await waiting.hasTexts())) return waiting.file()
  const texts = await waiting.texts()
  const [mine = '', other = ''] = texts
  const pick = life.chance.between(1, 3)
  if (pick === 3) {
    const gesture = life.ledger.begin({ kind: 'text', name: '', witness: `Réuni ${++life.count} : ${mine}` })
    life.ledger.choices.push({ chosen: gesture.witness, setAside: texts, isJudged: false })
    await waiting.unite(gesture.witness)
    life.ledger.kept(gesture)
    return
  }
  const chosen = pick === 1 ? mine : other
  life.ledger.choices.push({ chosen, setAside: texts.filter((text) => text !== chosen), isJudged: false })
  await waiting.keep(pick === 1 ? 1 : 2)
}

/** Waits until nothing is left to send, and chooses where two versions of a text have met (law S15). */
export async function untilNothingWaits(life: Life): Promise<void> {
  const waiting = tray(life.post)
  await waiting.open()
  while (await waiting.asksChoice(lastAnswer)) await choose(life)
  await workstation(life.post).expectWaiting(0)
}
