import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conservationOf } from '#renderer/store/conservation.ts'
import type { Reply, Transport } from '#shared/sync/ports.ts'
import { boxRecord, labelBox, trayRecord, writeBox } from '#test/support/box-feature.ts'
import { ModelPortal } from '#test/support/model-portal.ts'
import {
  makePost,
  openPost,
  transportOf,
  type TestPost,
  type TestWorkstation,
} from '#test/support/test-workstation.ts'

/** What may happen, to which of two posts. */
type Step =
  | { readonly act: 'write' | 'label'; readonly post: 0 | 1; readonly id: number; readonly word: number }
  | { readonly act: 'push' | 'pull' | 'crash' | 'wipe' | 'damage'; readonly post: 0 | 1 }
  | { readonly act: 'others-write' | 'others-delete'; readonly id: number; readonly word: number }
  | { readonly act: 'lose-scope' | 'gain-scope' | 'backup' | 'restore' }
  /** The next calls of a post: cut before the portal hears, or after it answered, or heard twice. */
  | { readonly act: 'line'; readonly post: 0 | 1; readonly how: readonly LineTrick[] }

type LineTrick = 'through' | 'cut-before' | 'cut-after' | 'twice'

const post = fc.constantFrom(0 as const, 1 as const)
const id = fc.nat(4)
const word = fc.nat(50)
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ act: fc.constantFrom('write' as const, 'label' as const), post, id, word }),
  },
  { weight: 8, arbitrary: fc.record({ act: fc.constantFrom('push' as const, 'pull' as const), post }) },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constantFrom('crash' as const, 'wipe' as const, 'damage' as const),
      post,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      act: fc.constantFrom('others-write' as const, 'others-delete' as const),
      id,
      word,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constantFrom(
        'lose-scope' as const,
        'gain-scope' as const,
        'backup' as const,
        'restore' as const,
      ),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      act: fc.constant('line' as const),
      post,
      how: fc.array(
        fc.constantFrom('through' as const, 'cut-before' as const, 'cut-after' as const, 'twice' as const),
        { maxLength: 4 },
      ),
    }),
  },
)

interface Scene {
  readonly portal: ModelPortal
  readonly posts: readonly TestPost[]
  readonly tricks: LineTrick[][]
  readonly desks: TestWorkstation[]
  image: ReturnType<ModelPortal['backup']> | null
  /** Commands said durable to a person, by post. */
  readonly durable: number[]
  readonly settledBefore: number[]
}

const cut: Reply<never> = { kind: 'fault', fault: 'no-network', detail: '' }

function lyingWire(scene: Pick<Scene, 'portal' | 'tricks'>, post: number): Transport {
  const wire = transportOf(scene.portal)
  const through =
    <M, T>(call: (message: M) => Promise<Reply<T>>) =>
    async (message: M): Promise<Reply<T>> => {
      const trick = scene.tricks[post]?.shift() ?? 'through'
      if (trick === 'cut-before') return cut
      if (trick === 'twice') await call(message)
      const reply = await call(message)
      return trick === 'cut-after' ? cut : reply
    }
  return { push: through(wire.push), pull: through(wire.pull), park: through(wire.park) }
}

async function aScene(): Promise<Scene> {
  const portal = new ModelPortal()
  for (let i = 0; i < 5; i++) {
    portal.put('tray', {
      id: `t${i}`,
      drawer: 'd',
      text: '',
      labels: [],
      scopes: i < 3 ? ['etab'] : ['class:3B'],
    } as { id: string })
    portal.put('box', { id: `t${i}`, drawer: `d${i % 2}`, text: '', labels: [], scopes: ['etab'] } as {
      id: string
    })
  }
  const posts = [await makePost('post-0001'), await makePost('post-0002')]
  const scene: Scene = {
    portal,
    posts,
    tricks: [[], []],
    desks: [],
    image: null,
    durable: [0, 0],
    settledBefore: [0, 0],
  }
  for (const index of posts.keys()) scene.desks.push(await openDesk(scene, index))
  return scene
}

function openDesk(scene: Scene, index: number): Promise<TestWorkstation> {
  return openPost(scene.posts[index] as TestPost, lyingWire(scene, index))
}

async function take(scene: Scene, one: Step): Promise<void> {
  const { portal, desks, posts } = scene
  switch (one.act) {
    case 'write':
    case 'label': {
      const desk = desks[one.post] as TestWorkstation
      const kind = one.word % 2 === 0 ? ('tray' as const) : ('box' as const)
      const was = desk.vault.view.get(kind === 'tray' ? trayRecord : boxRecord, `t${one.id}`)?.text ?? null
      const at = { kind, id: `t${one.id}` }
      const ran =
        one.act === 'write'
          ? await desk.run(writeBox, {
              ...at,
              drawer: 'd0',
              text: one.word % 7 === 0 ? 'forbidden' : `w${one.word}`,
              was,
            })
          : await desk.run(labelBox, { ...at, label: `l${one.word}` })
      if (ran.kind === 'durable') scene.durable[one.post] = (scene.durable[one.post] ?? 0) + 1
      return
    }
    case 'push':
      return desks[one.post]?.push()
    case 'pull':
      return void (await desks[one.post]?.pull())
    case 'crash':
      desks[one.post]?.crash()
      desks[one.post] = await openDesk(scene, one.post)
      return
    case 'wipe':
      desks[one.post]?.crash()
      for (const table of Object.values((posts[one.post] as TestPost).tables)) table.clear()
      desks[one.post] = await openDesk(scene, one.post)
      return
    case 'damage':
      desks[one.post]?.crash()
      posts[one.post]?.tables.bodies.clear()
      posts[one.post]?.journalRows.splice(0)
      desks[one.post] = await openDesk(scene, one.post)
      return
    case 'others-write':
      return portal.put('tray', {
        id: `t${one.id}`,
        drawer: 'd',
        text: `o${one.word}`,
        labels: [],
        scopes: [one.word % 3 === 0 ? 'class:3B' : 'etab'],
      } as { id: string })
    case 'others-delete':
      return portal.delete('tray', `t${one.id}`)
    case 'lose-scope':
      portal.scopes = ['etab']
      return
    case 'gain-scope':
      portal.scopes = ['etab', 'class:3B']
      return
    case 'backup':
      scene.image = portal.backup()
      return
    case 'restore':
      if (scene.image) portal.restore(scene.image)
      return
    case 'line':
      scene.tricks[one.post]?.push(...one.how)
      return
  }
}

async function quieten(scene: Scene): Promise<void> {
  for (const trick of scene.tricks) trick.splice(0)
  for (let round = 0; round < 3; round++) for (const desk of scene.desks) await desk.sync()
}

async function expectAgreement(scene: Scene): Promise<void> {
  for (const desk of scene.desks) {
    await desk.vault.load(boxRecord)
    expect(desk.state.outbox.entries).toEqual([])
    expect(desk.state.manifest.cursor).toBe(scene.portal.rev)
    for (const type of [trayRecord, boxRecord])
      expect(new Map(desk.all(type).map((one) => [one.id, one]))).toEqual(scene.portal.held(type.kind))
  }
}

describe('S1 to S17, under a lying line', () => {
  it(
    'converges with the portal once quiet, with nothing typed lost and no effect twice',
    { timeout: 120_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60 }), async (steps) => {
          const scene = await aScene()
          const restores = steps.some(({ act }) => act === 'restore')
          const wipes = steps.some(({ act }) => act === 'wipe')
          for (const one of steps) await take(scene, one)
          await quieten(scene)
          await expectAgreement(scene)
          for (const [index, desk] of scene.desks.entries()) {
            const station = scene.portal.station(desk.state.profileId)
            // Every command said durable has its verdict at the portal (S17); a restore renumbers, a lost disk forgets the counting.
            if (!restores) expect(station.lastMid).toBe(scene.durable[index])
            if (!wipes)
              expect(Object.values(desk.state.manifest.counts).reduce((a, b) => a + b, 0)).toBe(
                scene.durable[index],
              )
            expect(conservationOf(desk.state, 0).waiting).toBe(0)
            desk.crash()
          }
          if (!restores) for (const count of scene.portal.effects.values()) expect(count).toBe(1)
        }),
        { numRuns: 120 },
      )
    },
  )
})
