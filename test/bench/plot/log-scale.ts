/** A logarithmic axis: equal ratios are equal distances. */
export interface LogScale {
  readonly from: number
  readonly to: number
  /** Where a value stands between `start` and `end`, in pixels. */
  at(value: number): number
  /** Round values within the axis, least first. */
  readonly ticks: readonly number[]
}

const roundSteps = [1, 2, 5] as const

/** @param values strictly positive; the axis reaches the round values around them */
export function logScale(values: readonly number[], start: number, end: number): LogScale {
  const from = roundBelow(Math.min(...values))
  const to = roundAbove(Math.max(...values))
  const span = Math.log(to / from) || 1
  const at = (value: number) => start + ((end - start) * Math.log(value / from)) / span
  return { from, to, at, ticks: ticksBetween(from, to) }
}

/** Powers of ten; their doubles and halves too when there would be fewer than four. */
export function ticksBetween(from: number, to: number): number[] {
  const all = roundValues(from, to)
  const tens = all.filter((value) => Number.isInteger(Math.round(Math.log10(value) * 1e6) / 1e6))
  return tens.length >= 4 ? tens : all
}

function roundValues(from: number, to: number): number[] {
  const decades = range(Math.floor(Math.log10(from)) - 1, Math.ceil(Math.log10(to)) + 1)
  return decades
    .flatMap((decade) => roundSteps.map((step) => clean(step * 10 ** decade)))
    .filter((value) => value >= from * 0.999 && value <= to * 1.001)
}

function roundBelow(value: number): number {
  return roundValues(value / 10, value).at(-1) ?? value
}

function roundAbove(value: number): number {
  return roundValues(value, value * 10)[0] ?? value
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}

/** 0.30000000000000004 is 0.3. */
function clean(value: number): number {
  return Number(value.toPrecision(6))
}
