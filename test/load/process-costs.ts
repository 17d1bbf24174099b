import { readdirSync, readFileSync } from 'node:fs'

/** What processes have used so far. */
export interface Costs {
  readonly cpuMs: number
  /** Proportional share: PostgreSQL's processes share their buffers. */
  readonly memoryMb: number
}

/** Linux counts hundredths of a second. */
const tickMs = 10

function statOf(pid: number, withChildren: boolean): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  const at = (index: number) => Number(fields[index] ?? 0)
  // utime, stime, and those of children that ended
  return (at(11) + at(12) + (withChildren ? at(13) + at(14) : 0)) * tickMs
}

function shareOf(pid: number): number {
  const found = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]
  return Number(found ?? 0) / 1024
}

/** @param pids those of one program; the first is the parent of those that have ended */
export function costsOf(pids: readonly number[]): Costs {
  const living = new Set(readdirSync('/proc'))
  return pids
    .filter((pid) => living.has(String(pid)))
    .map((pid, at) => ({ cpuMs: statOf(pid, at === 0), memoryMb: shareOf(pid) }))
    .reduce((sum, one) => ({ cpuMs: sum.cpuMs + one.cpuMs, memoryMb: sum.memoryMb + one.memoryMb }), {
      cpuMs: 0,
      memoryMb: 0,
    })
}
