import type { CommandGenerator, Seen } from '#shared/domain/core/generator.ts'
import type { RecordBody, RecordType } from '#shared/domain/core/record-type.ts'
import { generators } from '#shared/domain/generators.ts'
import { wallClockAt } from '#shared/kernel/school-clock.ts'
import type { Page } from '#test/sim/post/open-page.ts'
import type { Post } from '#test/sim/post/post.ts'
import { memoGenerators } from './memo-feature.ts'
import { changeHere } from './passwords.ts'
import type { Scene } from './scene.ts'

const drawn: readonly CommandGenerator[] = [...generators, ...memoGenerators]

/** What the person has before his eyes; the hour is the school's, even where the post's clock is wrong. */
function seenBy(scene: Scene, page: Page): Seen {
  const { date, time } = wallClockAt(scene.portal.now(), 'Europe/Paris')
  const { view } = page.vault
  return {
    actor: page.vault.actor(),
    today: date,
    time,
    get: <T extends RecordBody>(type: RecordType<T>, id: string) => view.get(type, id),
    all: <T extends RecordBody>(type: RecordType<T>) => view.all(type),
  }
}

/** Does one thing at a post that is open. */
export function act(scene: Scene, post: Post, page: Page): void {
  const { chance } = scene.world
  if (chance.likely(0.08)) return openScreen(scene, page)
  if (chance.likely(0.08)) return typeDraft(scene, post, page)
  if (chance.likely(0.04)) return closeItem(page)
  if (scene.chances.passwords.likely(0.03)) return void changeHere(scene, post, page)
  typeCommand(scene, post, page)
}

function openScreen(scene: Scene, page: Page): void {
  const lazy = [...page.state.types.values()].filter(({ load }) => load === 'lazy')
  const type = scene.world.chance.pick(lazy)
  if (type) void page.vault.load(type)
}

function typeDraft(scene: Scene, post: Post, page: Page): void {
  const { chance } = scene.world
  const key = `observation:${chance.whole(3)}`
  const text = chance.likely(0.2) ? '' : `brouillon ${chance.newId('draft')}`
  page.vault.drafts.set(key, text)
  scene.drafts.typed(page.profileId, key, text, scene.world.now())
  scene.tell(`${post.name}\u00a0: brouillon ${key}`)
}

function closeItem(page: Page): void {
  const item = [...page.state.settled.values()].find(({ isClosed }) => !isClosed)
  if (item) page.vault.closeItem(item.mid).catch(() => undefined)
}

function typeCommand(scene: Scene, post: Post, page: Page): void {
  const { chance } = scene.world
  const generator = chance.pick(drawn)
  if (!generator || !page.state.commands.has(generator.command.name)) return
  const args = generator.draw(chance, seenBy(scene, page))
  const command = page.state.commands.get(generator.command.name)
  if (args === null || !command) return
  scene.counts.commands += 1
  const running = page.vault.run(command, args)
  noteTyped(scene, page)
  void running.then((result) => {
    noteTyped(scene, page)
    const isKept = result.kind === 'durable'
    const what = `${post.name}\u00a0: ${command.name} ${JSON.stringify(args)}`
    scene.tell(`${what} → ${isKept ? `gardée n° ${result.mid}` : `refusée ${result.code}`}`)
    if (isKept || result.code === 'not-kept')
      scene.ledger.answered(page.profileId, { name: command.name, args }, isKept ? 'acked' : 'refused')
  })
}

/** The witness writes down what was given to a page. */
export function noteTyped({ ledger }: Scene, { profileId, state }: Page): void {
  for (const { command } of state.outbox.entries) ledger.typed(profileId, command)
}
