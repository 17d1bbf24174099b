import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { scanWritten } from '#test/support/post/scan-written.ts'
import { unsnap } from '#test/support/post/unsnap.ts'

const name = 'Éloïse Ménard'
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pupitre-scan-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const found = (file: string, bytes: string | Buffer) => {
  mkdirSync(join(folder, 'db'), { recursive: true })
  writeFileSync(join(folder, 'db', file), bytes)
  return scanWritten([folder], [name]).finds.map(({ text }) => text)
}

/** A record of LevelDB's log, cut at 32 KiB as LevelDB does. */
function logOf(record: Buffer): Buffer {
  const pieces: Buffer[] = []
  for (let at = 0, room = 32_768 - 7; at < record.length; at += room) {
    const piece = record.subarray(at, at + room)
    const head = Buffer.alloc(7)
    head.writeUInt16LE(piece.length, 4)
    pieces.push(head, piece)
  }
  return Buffer.concat(pieces)
}

/** « Éloïse, Éloïse Ménard », as Snappy packs it: the second « Éloïse » points back to the first. */
function snapped(): Buffer {
  const first = Buffer.from('Éloïse, ')
  const size = Buffer.byteLength('Éloïse')
  const rest = Buffer.from(' Ménard')
  const literal = (bytes: Buffer) => Buffer.concat([Buffer.from([(bytes.length - 1) << 2]), bytes])
  const again = Buffer.from([1 | ((size - 4) << 2), first.length])
  return Buffer.concat([
    Buffer.from([first.length + size + rest.length]),
    literal(first),
    again,
    literal(rest),
  ])
}

function tableOf(block: Buffer): Buffer {
  const handle = (at: number, size: number) => Buffer.from([...varint(at), ...varint(size)])
  const data = Buffer.concat([block, Buffer.from([1, 0, 0, 0, 0])])
  const place = handle(0, block.length)
  const entry = Buffer.concat([Buffer.from([0, 1, place.length]), Buffer.from('k'), place])
  const index = Buffer.concat([entry, Buffer.from([0, 0, 0, 0, 1, 0, 0, 0])])
  const foot = Buffer.alloc(48)
  Buffer.concat([handle(0, 0), handle(data.length, index.length)]).copy(foot)
  Buffer.from('57fb808b247547db', 'hex').copy(foot, 40)
  return Buffer.concat([data, index, Buffer.from([0, 0, 0, 0, 0]), foot])
}

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...varint(value >> 7)]
}

describe('V1: the scan of what was written finds a text', () => {
  it.each([
    ['as UTF-8', Buffer.from(`…${name}…`)],
    ['as Latin-1, as V8 writes it', Buffer.from(`a${name}b`, 'latin1')],
    ['as UTF-16, at an odd place', Buffer.concat([Buffer.from('x'), Buffer.from(name, 'utf16le')])],
    ['in capitals', Buffer.from(name.toLocaleUpperCase('fr'))],
    ['escaped in JSON', Buffer.from('{"n":"\\u00c9lo\\u00efse M\\u00e9nard"}')],
    ['in an address', Buffer.from(`/?n=${encodeURIComponent(name)}`)],
    ['in base64', Buffer.from(Buffer.from(`{"a":"${name}"}`).toString('base64'))],
    ['in base64, one byte later', Buffer.from(Buffer.from(`{"ab":"${name}"}`).toString('base64'))],
    ['in base64, two bytes later', Buffer.from(Buffer.from(`{"abc":"${name}"}`).toString('base64'))],
  ])('%s', (_how, bytes) => {
    expect(found('file.bin', bytes)).toEqual([name])
  })

  it('in the name of a file', () => {
    expect(found(`${name}.txt`, '')).toEqual([name])
  })

  it('cut in two by LevelDB’s log', () => {
    const cut = logOf(Buffer.concat([Buffer.alloc(32_768 - 7 - 6), Buffer.from(name), Buffer.alloc(9)]))
    expect(cut.includes(Buffer.from(name))).toBe(false)
    expect(found('000003.log', cut)).toEqual([name])
  })

  it('packed by Snappy in one of LevelDB’s tables', () => {
    const block = snapped()
    expect(unsnap(block)?.toString()).toBe(`Éloïse, ${name}`)
    expect(block.includes(Buffer.from(name))).toBe(false)
    expect(found('000005.ldb', tableOf(block))).toEqual([name])
  })

  it('and nothing where there is nothing, however damaged the table', () => {
    expect(found('000005.ldb', tableOf(Buffer.from([200, 1, 255, 255, 255])))).toEqual([])
    expect(found('a.bin', 'Eloise Menard')).toEqual([])
    expect(found('a.bin', Buffer.from(name).subarray(0, 9))).toEqual([])
  })
})
