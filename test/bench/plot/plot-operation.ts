import type { BenchResult, Operation } from '#test/bench/run/bench-result.ts'
import { operationTitles } from '#test/bench/run/operation-titles.ts'
import { logScale, type LogScale } from './log-scale.ts'
import { seriesOf, type PlotPoint, type PlotSeries } from './plot-series.ts'
import { peerStyles, styleSheet } from './plot-style.ts'
import { spreadLabels } from './spread-labels.ts'

const width = 760
const height = 420
const frame = { left: 74, right: 600, top: 56, bottom: 340 } as const
const labelGap = 16

type Plotted = Pick<BenchResult, 'storage' | 'stopped' | 'machine' | 'startedAt'>

/** One operation as sizes grow, as an SVG of its own; null when nobody was measured. */
export function plotOperation(result: Plotted, operation: Operation): string | null {
  const series = seriesOf(result, operation)
  const points = series.flatMap((one) => one.points)
  if (points.length === 0) return null
  const sizes = [...new Set(points.map(({ size }) => size))].sort((a, b) => a - b)
  const x = logScale(sizes, frame.left, frame.right)
  const y = logScale(
    points.map(({ value }) => value),
    frame.bottom,
    frame.top,
  )
  const unit = result.storage.find((line) => line.operation === operation)?.unit ?? 'ms'
  const title = `${capital(operationTitles[operation])}, ${unit}, lower is better`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="t d">`,
    `<title id="t">${title}</title><desc id="d">${described(series)}</desc><style>${styleSheet()}</style>`,
    `<rect class="paper" width="${width}" height="${height}"/><text class="title" x="${frame.left}" y="28">${title}</text>`,
    ...y.ticks.map((tick) => rule(y.at(tick), short(tick))),
    ...sizes.map((size) => foot(x.at(size), size)),
    `<text x="${(frame.left + frame.right) / 2}" y="${frame.bottom + 40}" text-anchor="middle">records, both axes logarithmic; hollow: stopped, at least so long</text>`,
    `<text x="${frame.left}" y="${height - 12}">${escaped(captionOf(result))}</text>`,
    ...series.map((one) => curve(one, x, y)),
    ...names(series, y),
    '</svg>',
    '',
  ].join('\n')
}

function captionOf({ machine, startedAt }: Plotted): string {
  return `${startedAt.slice(0, 10)} · ${machine.commit} · ${machine.cpu}, ${machine.cores} cores · load before the run ${machine.loadBefore}`
}

/** For whoever hears the picture: the figures themselves. */
function described(series: readonly PlotSeries[]): string {
  return series
    .map(({ peer, points }) => `${peerStyles[peer].label}: ${points.map(spoken).join(', ')}`)
    .join('. ')
}

function spoken({ size, value, isStopped }: PlotPoint): string {
  return `${isStopped ? 'more than ' : ''}${short(value)} at ${short(size)}`
}

function rule(at: number, label: string): string {
  const y = pixel(at)
  return `<line class="grid" x1="${frame.left}" x2="${frame.right}" y1="${y}" y2="${y}"/><text x="${frame.left - 8}" y="${pixel(at + 4)}" text-anchor="end">${label}</text>`
}

function foot(at: number, size: number): string {
  const x = pixel(at)
  return `<line class="grid" x1="${x}" x2="${x}" y1="${frame.top}" y2="${frame.bottom}"/><text x="${x}" y="${frame.bottom + 18}" text-anchor="middle">${short(size)}</text>`
}

function curve({ peer, points }: PlotSeries, x: LogScale, y: LogScale): string {
  const places = points.map(({ size, value }) => `${pixel(x.at(size))},${pixel(y.at(value))}`)
  const dash = peerStyles[peer].dash
  const dots = points.map(({ isStopped }, index) => {
    const [cx, cy] = (places[index] ?? '').split(',')
    return `<circle class="${isStopped ? 'stopped' : 'dot'}" cx="${cx}" cy="${cy}" r="4"/>`
  })
  const line = `<polyline class="line" points="${places.join(' ')}"${dash && ` stroke-dasharray="${dash}"`}/>`
  return `<g class="${peer}">${line}${dots.join('')}</g>`
}

/** Each name at the end of its curve. */
function names(series: readonly PlotSeries[], y: LogScale): string[] {
  const wanted = series.map(({ points }) => y.at(points.at(-1)?.value ?? y.from) + 4)
  const places = spreadLabels(wanted, labelGap, frame.bottom + 4)
  return series.map(
    ({ peer }, index) =>
      `<g class="${peer}"><text class="name" x="${frame.right + 12}" y="${pixel(places[index] ?? 0)}">${peerStyles[peer].label}</text></g>`,
  )
}

/** 1500 → 1,500; 0.05 → 0.05. */
function short(value: number): string {
  return value.toLocaleString('en', { maximumSignificantDigits: 3 })
}

/** A processor may call itself anything. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

function pixel(at: number): number {
  return Math.round(at * 10) / 10
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
