import fc from 'fast-check'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { serveContract } from '#main/host/serve-contract.ts'
import { createJournalService } from '#main/services/journal/journal-service.ts'
import { frameOf, readFrames, type JournalEntry } from '#main/services/journal/journal-frames.ts'
import type { HostServices } from '#shared/bridge/host-contract.ts'
import { findsOf } from '#test/support/fuzz/replay-finds.ts'
import { fuzzRuns, fuzzTimeout } from '#test/support/fuzz/fuzz-runs.ts'

const entry: fc.Arbitrary<JournalEntry> = fc.record({
  mid: fc.oneof(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER })),
  sealed: fc
    .oneof(fc.uint8Array({ maxLength: 120 }), fc.constant(Buffer.from('xPJ1\nPJ1\nx')))
    .map((bytes) => Buffer.from(bytes).toString('base64')),
})

type Harm = {
  readonly act: 'flip' | 'cut' | 'insert' | 'erase' | 'zero' | 'again'
  readonly at: number
  readonly size: number
}

const harm: fc.Arbitrary<Harm> = fc.record({
  act: fc.constantFrom('flip', 'cut', 'insert', 'erase', 'zero', 'again'),
  at: fc.nat(5_000),
  size: fc.integer({ min: 1, max: 60 }),
})

function harmed(bytes: Buffer, { act, at, size }: Harm): Buffer {
  const from = at % Math.max(1, bytes.length)
  const [before, part, after] = [
    bytes.subarray(0, from),
    bytes.subarray(from, from + size),
    bytes.subarray(from + size),
  ]
  switch (act) {
    case 'flip': {
      const next = Buffer.from(bytes)
      if (next.length > 0) next[from] = (next[from] as number) ^ (1 << (at % 8))
      return next
    }
    case 'cut':
      return before
    case 'insert':
      return Buffer.concat([before, Buffer.from('PJ1\n\xff\xff\xff\x7f', 'latin1'), part, after])
    case 'erase':
      return Buffer.concat([before, after])
    case 'zero':
      return Buffer.concat([before, Buffer.alloc(part.length), after])
    case 'again':
      return Buffer.concat([bytes, before])
  }
}

/** A frame whose sum is right, whatever number it bears: what only a forger writes. */
function forged(mid: bigint): Buffer {
  const frame = frameOf({ mid: 1, sealed: Buffer.from('forged').toString('base64') })
  frame.writeBigUInt64LE(mid, 8)
  frame.writeUInt32LE(crc32(frame.subarray(20), crc32(frame.subarray(4, 16))), 16)
  return frame
}

const keyOf = ({ mid, sealed }: JournalEntry) => `${mid}|${sealed}`

describe('V4: a damaged journal gives back each whole entry, and nothing else', () => {
  it('after flips, cuts, holes, zeros, repeated and inserted bytes', { timeout: fuzzTimeout() }, () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 12 }), fc.array(harm, { maxLength: 5 }), (entries, harms) => {
        const frames = entries.map(frameOf)
        const bytes = harms.reduce(harmed, Buffer.concat(frames))
        const read = readFrames(bytes)
        const known = new Set(entries.map(keyOf))
        expect(read.entries.filter((one) => !known.has(keyOf(one)))).toEqual([])
        const found = new Set(read.entries.map(keyOf))
        const whole = entries.filter((_, index) => bytes.includes(frames[index] as Buffer))
        expect(whole.filter((one) => !found.has(keyOf(one)))).toEqual([])
      }),
      { numRuns: fuzzRuns(2_000) },
    )
  })

  it('reads any bytes at all without failing', { timeout: fuzzTimeout() }, () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(readFrames(Buffer.from(bytes)).entries).toEqual([])
      }),
      { numRuns: fuzzRuns(1_000) },
    )
  })
})

describe('V4: through the door of the host', () => {
  let folder = ''
  const codes: string[] = []
  const log = { write: (_level: string, code: string) => void codes.push(code), close: () => undefined }
  const read = () => {
    const services = {
      journal: createJournalService({ local: folder, logs: folder }).service,
    } as unknown as HostServices
    const message = { id: 1, service: 'journal', method: 'read', input: { profile: 'profil-0001' } }
    return serveContract(services, log)(message, { isTrusted: true })
  }
  const lay = (bytes: Buffer) => {
    mkdirSync(join(folder, 'journal'), { recursive: true })
    writeFileSync(join(folder, 'journal', 'profil-0001.journal'), bytes)
  }

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pupitre-fuzz-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const kept = findsOf<{ readonly mid: string }>('host-journal').map((find) => BigInt(find.case.mid))
  it.each([...kept, 0n, 2n ** 53n, 2n ** 64n - 1n])(
    'one forged frame, numbered %s, does not hide the others',
    async (mid) => {
      const kept = { mid: 7, sealed: 'AAAA' }
      lay(Buffer.concat([forged(mid), frameOf(kept)]))
      expect(await read()).toEqual({ id: 1, ok: true, value: { entries: [kept], damaged: 1 } })
    },
  )

  it('a folder where the file should be is a clear refusal', async () => {
    mkdirSync(join(folder, 'journal', 'profil-0001.journal'), { recursive: true })
    expect(await read()).toMatchObject({ ok: false, code: 'service-failed', params: { cause: 'eisdir' } })
  })
})
