import type { BenchResult, StorageLine } from './bench-result.ts'
import { operationTitles as titles } from './operation-titles.ts'
import { stoppedText } from './stopped-text.ts'

/** The result for people. */
export function printTable(result: BenchResult): string {
  const { machine } = result
  return [
    `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB, ${machine.system} · ${machine.chromium} · Node ${machine.node} · ${machine.commit} · load before ${machine.loadBefore}`,
    '',
    ...storageTable(result.storage),
    ...result.stopped.map(stoppedText),
    ...ownTable(result),
    ...result.bars.map(
      (bar) => `${bar.holds ? 'HELD  ' : 'BEHIND'}  ${bar.name}: ${bar.value} (bar: ${bar.bar})`,
    ),
    ...result.wrong.map(
      (wrong) =>
        `WRONG   ${wrong.who}, ${wrong.size} records, ${wrong.operation}: ${wrong.found.rows} rows (${wrong.found.sum}), expected ${wrong.expected.rows} (${wrong.expected.sum})`,
    ),
    '',
    `${result.bars.filter((bar) => bar.holds).length} of ${result.bars.length} bars hold, ${result.wrong.length} wrong answers, ${Math.round(result.seconds)} s`,
  ].join('\n')
}

function storageTable(lines: readonly StorageLine[]): string[] {
  if (lines.length === 0) return []
  const rows = lines.map((line) => [
    String(line.size),
    titles[line.operation],
    line.peer,
    `${line.median} ${line.unit}`,
    `${line.min}–${line.max}`,
    line.p95 === null ? '' : `${line.p95}`,
    line.timesOurs === null ? '' : `×${line.timesOurs}`,
    `${line.repetitions}×${line.runs}`,
  ])
  return [
    ...aligned([['records', 'operation', 'peer', 'median', 'min–max', 'p95', 'to ours', 'runs'], ...rows]),
    '',
  ]
}

function ownTable(result: BenchResult): string[] {
  if (result.own.length === 0) return []
  const rows = result.own.map((line) => [
    String(line.size),
    line.name,
    `${line.value} ${line.unit}`,
    Object.entries(line.detail)
      .map(([key, value]) => `${key} ${value}`)
      .join(', '),
  ])
  return [...aligned([['records', 'ours alone', 'value', 'detail'], ...rows]), '']
}

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}
