import { rollCall } from '#test/e2e/page-models/roll-call.ts'
import type { Life } from './gestures.ts'
import type { Killing } from './kill-report.ts'

/** Law V5: two seconds after a key, its text is sealed. */
const sealedWithinMs = 2000

/** The field gives back at least what had stood for two seconds when the power was cut, and nothing that was not typed. */
export async function judgeDraft(life: Life, killing: Killing): Promise<string[]> {
  const trail = life.ledger.draft
  life.ledger.draft = null
  if (!trail) return []
  const { steps, name, before, cutAt } = trail
  const old = steps.filter((step) => cutAt !== null && step.at <= cutAt - sealedWithinMs)
  const least = old.at(-1)?.text ?? ''
  await rollCall(life.post).mark(name, 'n')
  const field = life.post.page().getByRole('textbox', { name: /^Observation sur / })
  const given = await field.inputValue()
  await field.fill('')
  await life.post.page().keyboard.press('Escape')
  if (least !== '') killing.drafts++
  const whole = steps.at(-1)?.text ?? ''
  if (!given.startsWith(least))
    return [`draft lost: ${least.length} letters were two seconds old, ${given.length} came back`]
  if (old.length === 0 && given === before) return []
  // The key under the finger at the cut may be one more than the last that was noted.
  return given.length <= whole.length + 20
    ? []
    : [`draft invented: ${given.length} letters for ${whole.length}`]
}
