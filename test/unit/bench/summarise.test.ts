import { expect, it } from 'vitest'
import type { BenchResult } from '#test/bench/run/bench-result.ts'
import { mergeResults } from '#test/bench/run/merge-results.ts'
import { storageBars } from '#test/bench/run/storage-bars.ts'
import { summarise, type StorageSample } from '#test/bench/run/summarise.ts'

const sample = (
  peer: StorageSample['peer'],
  operation: StorageSample['operation'],
  ...values: number[]
): StorageSample => ({ peer, operation, size: 2_000, unit: 'ms', values })

it('a peer’s line tells how many times our figure it took, in the same run', () => {
  const lines = summarise([
    sample('ours', 'sync', 10),
    sample('ours', 'sync', 30),
    sample('rxdb', 'sync', 300),
    sample('rxdb', 'sync', 100),
  ])
  expect(lines.find((line) => line.peer === 'rxdb')).toMatchObject({
    median: 200,
    min: 100,
    max: 300,
    repetitions: 2,
    timesOurs: 10,
  })
  expect(lines.find((line) => line.peer === 'ours')).toMatchObject({ median: 20, timesOurs: null })
})

it('a bar that is missed says so: ahead of RxDB, but nine times is not ten', () => {
  const bars = storageBars(
    summarise([sample('ours', 'sync', 10), sample('rxdb', 'sync', 90), sample('dexie', 'sync', 9)]),
  )
  expect(bars.map((bar) => [bar.name, bar.bar, bar.holds])).toEqual([
    ['sync of 2000: rxdb over ours', '≥ 10 times', false],
    ['sync of 2000: dexie over ours', '≥ 1 times', false],
    ['sync of 2000: rxdb over ours', '≥ 1 times', true],
  ])
})

it('an act is also judged by what it costs over Dexie’s, in milliseconds', () => {
  const bars = storageBars(summarise([sample('ours', 'act', 6, 6), sample('dexie', 'act', 3, 3)]))
  expect(bars).toContainEqual({
    name: 'act of 2000: ours less that of Dexie, ms',
    value: 3,
    bar: '≤ 2 ms',
    holds: false,
  })
})

it('a peer that was stopped is counted for what it was given, and never left out', () => {
  const stopped = [{ peer: 'rxdb', size: 2_000, operation: 'sync', afterS: 60, fault: null } as const]
  const lines = summarise([sample('ours', 'sync', 3_000), sample('rxdb', 'sync', 100)], stopped)
  expect(lines.map((line) => line.peer)).toEqual(['ours'])
  expect(storageBars(lines, stopped)).toContainEqual({
    name: 'sync of 2000: rxdb over ours, at least, for it was stopped',
    value: 20,
    bar: '≥ 10 times',
    holds: true,
  })
})

it('runs of several sizes make one result, which confesses the heaviest load', () => {
  const run = (size: number, loadBefore: number): BenchResult => ({
    machine: {
      cpu: 'A processor',
      cores: 2,
      memoryGb: 8,
      system: 'Linux',
      node: 'v24',
      chromium: 'Chromium',
      commit: 'abc',
      loadBefore,
    },
    startedAt: '2026-11-22T09:00:00.000Z',
    seconds: 10,
    storage: summarise([{ ...sample('ours', 'load', 5), size }]),
    stopped: [],
    own: [],
    bars: [],
    wrong: [],
  })
  const merged = mergeResults([run(20_000, 2), run(2_000, 9)])
  expect(merged.storage.map(({ size }) => size)).toEqual([2_000, 20_000])
  expect([merged.machine.loadBefore, merged.seconds]).toEqual([9, 20])
})
