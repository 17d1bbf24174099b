import type { Page } from '@playwright/test'
import type { Chance } from '#server/seed/seeded-chance.ts'
import { rollCall, type RollCallModel } from '#test/e2e/page-models/roll-call.ts'
import type { KillablePost } from './killable-post.ts'
import type { Ledger } from './ledger.ts'

/** One life of a profile: the same post, killed and opened again. */
export interface Life {
  readonly post: KillablePost
  readonly ledger: Ledger
  readonly chance: Chance
  readonly names: readonly string[]
  /** States pressed since the outbox was last empty: one a pupil, so that each is told from the others. */
  readonly pressed: Set<string>
  /** What stands for each pupil, as far as one knows: the same key again would take it away. */
  readonly states: Map<string, 'a' | 'i'>
  count: number
}

export const keptHere = 'Enregistré ici, pas encore au serveur'

/** Four families of pupils, so that each kind of witness has its own. */
export function pupilsFor(names: readonly string[], kind: 'state' | 'minutes' | 'text' | 'draft'): string[] {
  const at = ['state', 'minutes', 'text', 'draft'].indexOf(kind)
  return names.filter((_, index) => index % 4 === at)
}

const listening = { timeout: 2_500 }
const model = (life: Life): RollCallModel => rollCall(life.post)
const page = (life: Life): Page => life.post.page()

/** Absent, then at the infirmary, then absent: each key is one command, and one mark. */
async function pressState(life: Life): Promise<void> {
  const free = pupilsFor(life.names, 'state').filter((name) => !life.pressed.has(name))
  if (free.length === 0) return
  const name = life.chance.pick(free)
  const key = life.states.get(name) === 'a' ? 'i' : 'a'
  life.pressed.add(name)
  life.states.set(name, key)
  const gesture = life.ledger.begin({ kind: 'state', name, witness: key })
  await model(life).mark(name, key)
  gesture.isTyped = true
  const word = key === 'a' ? 'absent' : 'infirmerie'
  const told = `[aria-label^="${name}, ${word}"][aria-label*="${keptHere}"]`
  // Online it may be at the portal before it is seen: then nothing is claimed of it.
  const isSeen = page(life)
    .locator(told)
    .waitFor({ state: 'attached', timeout: 700 })
    .then(
      () => true,
      () => false,
    )
  if (await isSeen) life.ledger.kept(gesture)
}

/** A number of minutes that nobody else has: one key writes a first mark, Enter the one that counts. */
async function typeMinutes(life: Life): Promise<void> {
  const name = life.chance.pick(pupilsFor(life.names, 'minutes'))
  const minutes = String(100 + ++life.count)
  const gesture = life.ledger.begin({ kind: 'minutes', name, witness: minutes })
  await model(life).markLate(name, Number(minutes))
  gesture.isTyped = true
}

/** An observation: its field closes when its command is durable, and not before. */
async function writeText(life: Life): Promise<void> {
  const name = life.chance.pick(pupilsFor(life.names, 'text'))
  const text = `Témoin ${++life.count} de ${life.chance.between(1000, 9999)}`
  await model(life).mark(name, 'n')
  const field = page(life).getByRole('textbox', { name: /^Observation sur / })
  await field.fill('', listening)
  await field.pressSequentially(text, listening)
  const gesture = life.ledger.begin({ kind: 'text', name, witness: text })
  await page(life).keyboard.press('Enter')
  await field.waitFor({ state: 'detached', ...listening })
  life.ledger.kept(gesture)
}

const words = 'a rangé le laboratoire puis a aidé ses camarades à finir le compte rendu de la séance'.split(
  ' ',
)

/** A sentence typed word by word and not saved: kept as a draft (law V5). */
async function typeDraft(life: Life): Promise<void> {
  // One sentence between two cuts: which one must come back is then known.
  if (life.ledger.draft) return pressState(life)
  const [name = ''] = pupilsFor(life.names, 'draft')
  await model(life).mark(name, 'n')
  const field = page(life).getByRole('textbox', { name: /^Observation sur / })
  const before = await field.inputValue(listening)
  await field.fill('', listening)
  const trail = { name, cutAt: null, before, steps: [{ text: '', at: Date.now() }] }
  life.ledger.draft = trail
  let text = `Brouillon ${++life.count}`
  for (const word of words.slice(0, life.chance.between(4, words.length))) {
    await field.pressSequentially(` ${word}`.slice(text === '' ? 1 : 0), {
      delay: life.chance.between(0, 40),
    })
    text = await field.inputValue()
    trail.steps.push({ text, at: Date.now() })
  }
  await page(life).keyboard.press('Escape')
}

async function endCall(life: Life): Promise<void> {
  if (life.ledger.gestures.some((one) => one.kind === 'end')) return
  const gesture = life.ledger.begin({ kind: 'end', name: '', witness: 'done' })
  await page(life).keyboard.press('Control+Enter')
  await page(life)
    .getByText(/Appel de .* terminé à/)
    .first()
    .waitFor(listening)
  life.ledger.kept(gesture)
}

/** What a teacher does next, by chance. */
export function nextGesture(life: Life): Promise<void> {
  const draw = life.chance.next()
  if (draw < 0.4) return pressState(life)
  if (draw < 0.65) return typeMinutes(life)
  if (draw < 0.87) return writeText(life)
  if (draw < 0.98) return typeDraft(life)
  return endCall(life)
}
