import { expect, it } from 'vitest'
import { logScale, ticksBetween } from '#test/bench/plot/log-scale.ts'
import { figuresPage } from '#test/bench/plot/figures-page.ts'
import { plotOperation } from '#test/bench/plot/plot-operation.ts'
import { seriesOf } from '#test/bench/plot/plot-series.ts'
import { spreadLabels } from '#test/bench/plot/spread-labels.ts'
import type { BenchResult, StorageLine } from '#test/bench/run/bench-result.ts'

it('equal ratios are equal distances, and the axis ends at round values around what it shows', () => {
  const scale = logScale([3, 4_100], 0, 300)
  expect([scale.from, scale.to]).toEqual([2, 5_000])
  expect([scale.at(2), scale.at(5_000)]).toEqual([0, 300])
  expect(scale.at(40) - scale.at(4)).toBeCloseTo(scale.at(400) - scale.at(40))
})

it('an axis that grows upwards puts the greater value nearer to its end', () => {
  const scale = logScale([1, 100], 340, 56)
  expect(scale.at(100)).toBeLessThan(scale.at(10))
})

it('powers of ten mark a long axis; a short one has their doubles and halves', () => {
  expect(ticksBetween(0.01, 100)).toEqual([0.01, 0.1, 1, 10, 100])
  expect(ticksBetween(2, 50)).toEqual([2, 5, 10, 20, 50])
})

it('one value alone still makes an axis', () => {
  const scale = logScale([7], 0, 100)
  expect([scale.from, scale.to]).toEqual([5, 10])
})

it('names of curves that end together stand apart, in order, and within the frame', () => {
  expect(spreadLabels([50, 52, 10], 16, 100)).toEqual([50, 66, 10])
  expect(spreadLabels([98, 99, 100], 16, 100)).toEqual([68, 84, 100])
})

const line = (peer: StorageLine['peer'], size: number, median: number): StorageLine => ({
  peer,
  size,
  operation: 'load',
  unit: 'ms',
  repetitions: 1,
  runs: 1,
  median,
  min: median,
  max: median,
  p95: null,
  timesOurs: null,
})

const result: BenchResult = {
  seconds: 61.4,
  own: [],
  wrong: [],
  bars: [
    { name: 'load of 2000: rxdb over ours', value: 4, bar: '≥ 10 times', holds: false },
    { name: 'load of 2000: dexie over ours', value: 2, bar: '≥ 1 times', holds: true },
  ],
  storage: [line('ours', 20_000, 300), line('ours', 2_000, 0), { ...line('rxdb', 2_000, 200), timesOurs: 4 }],
  stopped: [
    { peer: 'rxdb', size: 20_000, operation: 'load', afterS: 60, fault: null },
    { peer: 'rxdb', size: 20_000, operation: 'act', afterS: null, fault: null },
  ],
  machine: {
    cpu: 'A processor',
    cores: 2,
    memoryGb: 8,
    system: 'Linux',
    node: 'v24',
    chromium: 'Chromium',
    commit: 'abc',
    loadBefore: 1.5,
  },
  startedAt: '2026-11-22T09:00:00.000Z',
}

it('a peer that was stopped stands on the plot at what it was given; one not begun has no point', () => {
  expect(seriesOf(result, 'load').map(({ peer, points }) => [peer, points.map((one) => one.size)])).toEqual([
    ['ours', [2_000, 20_000]],
    ['rxdb', [2_000, 20_000]],
  ])
  expect(seriesOf(result, 'load')[1]?.points[1]).toEqual({ size: 20_000, value: 60_000, isStopped: true })
  expect(seriesOf(result, 'act')).toEqual([])
})

it('a plot names each peer, tells its figures in words, and is legible in light and dark', () => {
  const svg = plotOperation(result, 'load') ?? ''
  expect(svg).toContain('Pupitre (encrypted): 0.005 at 2,000, 300 at 20,000. RxDB: 200 at 2,000')
  expect(svg).toContain('more than 60,000 at 20,000')
  expect(svg).toContain('prefers-color-scheme:dark')
  expect(svg.match(/class="stopped"/g)).toHaveLength(1)
  expect(svg).not.toMatch(/NaN|Infinity|undefined/)
  expect(plotOperation(result, 'act')).toBeNull()
})

it('the page of figures tells the load, what is behind, and what was stopped', () => {
  const page = figuresPage(result)
  expect(page).toContain('Load average before the run: 1.5')
  expect(page).toContain('| load all and index, ms | 0 |  | 200 (×4) |')
  expect(page).toContain('> 60,000, stopped')
  expect(page).toContain('1 of 2 bars HELD')
  expect(page).toContain('- load of 2000: rxdb over ours: 4 (bar: ≥ 10 times)')
  expect(page).not.toContain('dexie over ours')
})
