import type { Box } from '#renderer/store/ciphers.ts'
import type { VaultDisk } from '#renderer/store/vault-disk.ts'

/** One promise of a vault's disk; `reopen` gives the same tables as after a restart. */
export interface DiskCase {
  readonly name: string
  run(disk: VaultDisk, reopen: () => VaultDisk): Promise<unknown>
  readonly gives: unknown
}

function box(...bytes: number[]): Box {
  return Uint8Array.from(bytes)
}

function segment(seq: number, part = 'p') {
  return { seq, part, head: box(seq, 1), body: box(seq, 2) }
}

/** Every implementation gives the same, here and in a browser. */
export const diskCases: readonly DiskCase[] = [
  {
    name: 'S8: rows, manifest, verdicts and the removal of confirmed commands are one write',
    async run(disk, reopen) {
      await disk.write({ outbox: [1, 2, 3].map((mid) => ({ mid, box: box(mid) })) })
      await disk.write({
        meta: [{ name: 'manifest', box: box(9) }],
        segments: [segment(1), segment(2)],
        dropOutbox: 2,
        settled: [{ mid: 1, box: box(1) }],
      })
      disk.close()
      const image = await reopen().readImage()
      return [
        image.meta.length,
        image.segments.map(({ seq }) => seq),
        image.outbox.map(({ mid }) => mid),
        image.settled.map(({ mid }) => mid),
      ]
    },
    gives: [1, [1, 2], [3], [1]],
  },
  {
    name: 'S8: a write that fails leaves nothing of itself',
    async run(disk, reopen) {
      await disk.write({ segments: [segment(1)] })
      const failed = await disk
        .write({ segments: [segment(1)], meta: [{ name: 'manifest', box: box(1) }] })
        .then(
          () => false,
          () => true,
        )
      disk.close()
      const image = await reopen().readImage()
      return [failed, image.meta.length, image.segments.length]
    },
    gives: [true, 0, 1],
  },
  {
    name: 'V3: bodies are read in the order asked, missing ones as undefined',
    async run(disk) {
      await disk.write({ segments: [segment(1), segment(2), segment(3)] })
      const bodies = await disk.readBodies([3, 7, 1])
      return bodies.map((one) => (one ? [...one] : null))
    },
    gives: [[3, 2], null, [1, 2]],
  },
  {
    name: 'V3: a compaction drops segments and adds others in one write; a whole base drops them all',
    async run(disk) {
      await disk.write({ segments: [segment(1), segment(2), segment(3)] })
      await disk.write({ dropSegments: [1, 2], segments: [segment(4)] })
      const compacted = (await disk.readImage()).segments.map(({ seq }) => seq)
      await disk.write({ dropSegments: 'all', segments: [segment(5)] })
      const replaced = (await disk.readImage()).segments.map(({ seq }) => seq)
      return [compacted, replaced, (await disk.readBodies([3, 5])).map((one) => one !== undefined)]
    },
    gives: [[3, 4], [5], [false, true]],
  },
  {
    name: 'S2: numbering anew replaces the whole outbox in the write that says so',
    async run(disk) {
      await disk.write({ outbox: [5, 6].map((mid) => ({ mid, box: box(mid) })) })
      await disk.write({ dropOutbox: 'all', outbox: [1, 2].map((mid) => ({ mid, box: box(mid) })) })
      return (await disk.readImage()).outbox.map(({ mid }) => mid)
    },
    gives: [1, 2],
  },
  {
    name: 'V5: drafts are replaced and dropped by their opaque name',
    async run(disk, reopen) {
      await disk.write({
        drafts: [
          { name: 'a', box: box(1) },
          { name: 'b', box: box(2) },
        ],
      })
      await disk.write({ drafts: [{ name: 'a', box: box(3) }], dropDrafts: ['b'] })
      disk.close()
      return (await reopen().readImage()).drafts.map(({ name, box: kept }) => [name, ...kept])
    },
    gives: [['a', 3]],
  },
  {
    name: 'V7: destroyed, nothing is left',
    async run(disk, reopen) {
      await disk.write({ segments: [segment(1)], outbox: [{ mid: 1, box: box(1) }] })
      await disk.destroy()
      const image = await reopen().readImage()
      return [image.segments.length, image.outbox.length]
    },
    gives: [0, 0],
  },
]
