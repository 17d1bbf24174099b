import { peerNames, type PeerName } from '#test/bench/peers/peer.ts'
import { operations, type BenchResult, type Operation } from '#test/bench/run/bench-result.ts'
import { operationTitles } from '#test/bench/run/operation-titles.ts'
import { stoppedText } from '#test/bench/run/stopped-text.ts'
import { peerStyles } from './plot-style.ts'

/** The figures of one run as a page of the documents: a table a size, ours alone, and every bar that is behind. */
export function figuresPage(result: BenchResult): string {
  const sizes = [...new Set(result.storage.map(({ size }) => size))]
  return `${[
    '# Figures of the last run',
    'Written by `npm run bench -- --plots DIR` (and by `--full`), never by hand; `../performance.md` tells the method.',
    machineLine(result),
    'Medians; in brackets how many times ours. What is under 1 is ahead of ours.',
    ...sizes.flatMap((size) => [`## ${count(size)} records`, sizeTable(result, size)]),
    ...(result.stopped.length === 0 ? [] : ['## Without a figure', list(result.stopped.map(stoppedText))]),
    ...(result.own.length === 0 ? [] : ['## Ours alone, against the real portal', ownTable(result)]),
    '## Bars',
    barsLine(result),
    list(behind(result)),
  ].join('\n\n')}\n`
}

function machineLine({ machine, startedAt, seconds }: BenchResult): string {
  const { cpu, cores, memoryGb, system, chromium, node, commit, loadBefore } = machine
  return `${startedAt.slice(0, 16).replace('T', ' ')} UTC, commit ${commit}, ${Math.round(seconds)} s. ${cpu}, ${cores} cores, ${memoryGb} GB, ${system}, ${chromium}, Node ${node}. **Load average before the run: ${loadBefore}** (above 0.5 others were working: then only ratios are worth quoting).`
}

function sizeTable(result: BenchResult, size: number): string {
  const shown = operations.filter((operation) =>
    result.storage.some((line) => line.size === size && line.operation === operation),
  )
  return table([
    ['', ...peerNames.map((peer) => peerStyles[peer].label)],
    ...shown.map((operation) => [
      `${operationTitles[operation]}, ${unitOf(result, operation)}`,
      ...peerNames.map((peer) => cell(result, size, operation, peer)),
    ]),
  ])
}

function unitOf({ storage }: BenchResult, operation: Operation): string {
  return storage.find((line) => line.operation === operation)?.unit ?? ''
}

function cell(result: BenchResult, size: number, operation: Operation, peer: PeerName): string {
  const isIt = (line: { size: number; operation: Operation; peer: PeerName }) =>
    line.size === size && line.operation === operation && line.peer === peer
  const line = result.storage.find(isIt)
  if (line) return line.timesOurs === null ? count(line.median) : `${count(line.median)} (×${line.timesOurs})`
  const halted = result.stopped.find(isIt)
  if (!halted) return ''
  return halted.afterS === null ? 'not reached' : `> ${count(halted.afterS * 1000)}, stopped`
}

function ownTable({ own }: BenchResult): string {
  return table([
    ['', 'records', 'value', 'detail'],
    ...own.map(({ name, size, value, unit, detail }) => [
      name,
      count(size),
      `${count(value)} ${unit}`,
      Object.entries(detail)
        .map(([key, figure]) => `${key} ${figure}`)
        .join(', '),
    ]),
  ])
}

function barsLine({ bars, wrong }: BenchResult): string {
  const held = bars.filter(({ holds }) => holds).length
  return `${held} of ${bars.length} bars HELD, ${wrong.length} wrong answers. BEHIND:`
}

function behind({ bars }: BenchResult): string[] {
  return bars.filter(({ holds }) => !holds).map(({ name, value, bar }) => `${name}: ${value} (bar: ${bar})`)
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n')
}

function table(rows: readonly (readonly string[])[]): string {
  const [head = [], ...rest] = rows.map((row) => `| ${row.join(' | ')} |`)
  return [head, `|${' --- |'.repeat(rows[0]?.length ?? 0)}`, ...rest].join('\n')
}

/** 12345.67 → 12,346; 4.56 stays. */
function count(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 2 : 0 })
}
