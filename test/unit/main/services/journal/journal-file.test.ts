import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createJournalFile, type JournalFile } from '#main/services/journal/journal-file.ts'
import { nodeFiles, type FilePort } from '#main/services/file-port.ts'
import { createJournalService } from '#main/services/journal/journal-service.ts'

const entry = (mid: number, text = `commande ${mid}`) => ({
  mid,
  sealed: Buffer.from(text).toString('base64'),
})

let folder = ''
let path = ''
let journal: JournalFile

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pupitre-journal-'))
  path = join(folder, 'p.journal')
  journal = createJournalFile(path)
})
afterEach(async () => {
  await journal.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Node's files, and what was asked of them in order. */
function watchedFiles(): { files: FilePort; calls: string[] } {
  const calls: string[] = []
  const nameOf = (file: string) => (file === folder ? 'folder' : basename(file))
  const files: FilePort = {
    ...nodeFiles,
    async open(file, flags, mode) {
      const opened = await nodeFiles.open(file, flags, mode)
      const name = nameOf(file)
      calls.push(`open ${name}`)
      const tell = <T>(what: string, work: Promise<T>) => work.finally(() => calls.push(`${what} ${name}`))
      return {
        appendFile: (bytes) => tell('append', opened.appendFile(bytes)),
        writeFile: (bytes) => tell('write', opened.writeFile(bytes)),
        truncate: (length) => tell('truncate', opened.truncate(length)),
        datasync: () => tell('datasync', opened.datasync()),
        sync: () => tell('sync', opened.sync()),
        close: () => tell('close', opened.close()),
      }
    },
    async rename(from, to) {
      await nodeFiles.rename(from, to)
      calls.push(`rename ${nameOf(from)} ${nameOf(to)}`)
    },
  }
  return { files, calls }
}

describe('V4: the journal', () => {
  it('cut anywhere, gives back every entry before the cut and counts the torn one', async () => {
    const ends: number[] = []
    for (const mid of [1, 2, 3]) {
      await journal.append([entry(mid)])
      ends.push(statSync(path).size)
    }
    const whole = readFileSync(path)
    for (let cut = 0; cut <= whole.length; cut += 1) {
      writeFileSync(path, whole.subarray(0, cut))
      const complete = ends.filter((end) => end <= cut).length
      const { entries, damaged } = await createJournalFile(path).read()
      expect(entries.map(({ mid }) => mid)).toEqual([1, 2, 3].slice(0, complete))
      expect(damaged).toBe(cut === 0 || ends.includes(cut) ? 0 : 1)
    }
  })

  it('with any byte changed, never gives back a changed entry, and loses that one only', async () => {
    await journal.append([entry(1), entry(2), entry(3)])
    const whole = readFileSync(path)
    for (let at = 0; at < whole.length; at += 1) {
      const changed = Buffer.from(whole)
      changed[at] = (changed[at] ?? 0) ^ 0x41
      writeFileSync(path, changed)
      const { entries, damaged } = await createJournalFile(path).read()
      expect(entries).toHaveLength(2)
      expect(damaged).toBeGreaterThan(0)
      for (const found of entries) expect(found).toEqual(entry(found.mid))
    }
  })

  it('goes on after a torn end: what is appended next is found', async () => {
    await journal.append([entry(1), entry(2)])
    truncateSync(path, statSync(path).size - 3)
    const reopened = createJournalFile(path)
    await reopened.append([entry(2), entry(3)])
    expect(await reopened.read()).toEqual({ entries: [entry(1), entry(2), entry(3)], damaged: 1 })
  })

  it('an interrupted truncate leaves the journal that was', async () => {
    await journal.append([entry(1), entry(2)])
    appendFileSync(`${path}.new`, 'la moitié d’un')
    expect((await createJournalFile(path).read()).entries).toEqual([entry(1), entry(2)])
    expect(await createJournalFile(path).truncate(1)).toBe(1)
    expect((await createJournalFile(path).read()).entries).toEqual([entry(2)])
  })

  it('appends asked for while a truncate runs are neither lost nor reordered', async () => {
    await journal.append([entry(1), entry(2)])
    await Promise.all([
      journal.truncate(1),
      journal.append([entry(3)]),
      journal.truncate(2),
      journal.append([entry(4)]),
    ])
    expect((await journal.read()).entries).toEqual([entry(3), entry(4)])
  })

  it('answers once the disk has the bytes, and the folder the name', async () => {
    const { files, calls } = watchedFiles()
    await createJournalFile(path, files).append([entry(1)])
    calls.push('answered')
    await createJournalFile(path, files).append([entry(2)])
    expect(calls.slice(0, 7)).toEqual([
      'open p.journal',
      'open folder',
      'sync folder',
      'close folder',
      'append p.journal',
      'datasync p.journal',
      'answered',
    ])
  })

  it('is cut back beside itself, and takes its own place once the disk has the copy', async () => {
    await journal.append([entry(1), entry(2)])
    const { files, calls } = watchedFiles()
    await createJournalFile(path, files).truncate(1)
    expect(calls).toEqual([
      'open p.journal.new',
      'write p.journal.new',
      'sync p.journal.new',
      'close p.journal.new',
      'rename p.journal.new p.journal',
      'open folder',
      'sync folder',
      'close folder',
    ])
    expect((await journal.read()).entries).toEqual([entry(2)])
  })

  it('with nothing left that waits, is emptied in place and on the disk, and the next mark opens nothing', async () => {
    const { files, calls } = watchedFiles()
    const watched = createJournalFile(path, files)
    await watched.append([entry(1), entry(2)])
    calls.length = 0
    expect(await watched.truncate(2)).toBe(0)
    await watched.append([entry(3)])
    expect(calls).toEqual([
      'open p.journal',
      'truncate p.journal',
      'datasync p.journal',
      'close p.journal',
      'append p.journal',
      'datasync p.journal',
    ])
    expect((await createJournalFile(path).read()).entries).toEqual([entry(3)])
  })

  it('keeps profiles apart, and no name leads out of its folder', async () => {
    const { service, stop } = createJournalService({ local: folder, logs: folder })
    await service.append({ profile: 'profil-a', entries: [entry(1)] })
    expect((await service.read({ profile: 'profil-b' })).entries).toEqual([])
    await expect(service.read({ profile: '../../profil' })).rejects.toMatchObject({
      refusalCode: 'journal-profile-refused',
    })
    await stop()
  })

  it('closed with its host, it lets go of its file once what was being written is on the disk', async () => {
    const { files, calls } = watchedFiles()
    const watched = createJournalFile(path, files)
    const written = watched.append([entry(1)])
    await watched.close()
    expect(calls.slice(-2)).toEqual(['datasync p.journal', 'close p.journal'])
    await written
    await watched.append([entry(2)])
    await watched.close()
    expect((await createJournalFile(path).read()).entries).toEqual([entry(1), entry(2)])
  })
})
