import { readFileSync } from 'node:fs'

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

/** A connection that closes takes its process with it while one reads. */
function costOf(pid: number, isParent: boolean): Costs[] {
  try {
    return [{ cpuMs: statOf(pid, isParent), memoryMb: shareOf(pid) }]
  } catch {
    return []
  }
}

/** @param pids those of one program; the first is the parent of those that have ended */
export function costsOf(pids: readonly number[]): Costs {
  return pids
    .flatMap((pid, at) => costOf(pid, at === 0))
    .reduce((sum, one) => ({ cpuMs: sum.cpuMs + one.cpuMs, memoryMb: sum.memoryMb + one.memoryMb }), {
      cpuMs: 0,
      memoryMb: 0,
    })
}
