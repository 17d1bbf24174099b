import { describe, expect, it } from 'vitest'
import { instantOf } from '#shared/kernel/instant.ts'
import { takeBatch } from '#shared/sync/take-batch.ts'
import type { PendingCommand } from '#shared/sync/pending-command.ts'

function queueOf(count: number, text = ''): PendingCommand[] {
  return Array.from({ length: count }, (_, index) => ({
    mid: index + 1,
    name: 'writeBox',
    version: 1,
    args: { text },
    typedAt: instantOf(0),
  }))
}

const bytesOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value))

describe('S3: one push', () => {
  it('S3: at most 100 commands, in order', () => {
    expect(takeBatch(queueOf(250), 100).map(({ mid }) => mid)).toEqual(
      Array.from({ length: 100 }, (_, n) => n + 1),
    )
  })

  it('S3: at most 256 KiB, accents counted as bytes', () => {
    const batch = takeBatch(queueOf(100, 'é'.repeat(10_000)), 100)
    expect(batch.length).toBe(13)
    expect(bytesOf({ commands: batch })).toBeLessThan(256 * 1024)
  })

  it('S3: a command larger than that goes alone rather than never', () => {
    expect(takeBatch(queueOf(3, 'x'.repeat(300_000)), 100)).toHaveLength(1)
  })

  it('S18: fewer when the batch was halved', () => {
    expect(takeBatch(queueOf(50), 12)).toHaveLength(12)
  })
})
