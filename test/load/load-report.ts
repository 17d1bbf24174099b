import { cpus, loadavg } from 'node:os'
import { must } from '#shared/kernel/must.ts'
import { rounded } from '#test/bench/run/statistics.ts'
import { costsOf, type Costs } from './process-costs.ts'
import type { Phase } from './run-morning.ts'
import { sightsOf, spreadOf, type Spread } from './samples.ts'

/** One phase in figures. */
export interface PhaseReport {
  readonly schools: number
  readonly workstations: number
  readonly seconds: number
  readonly commands: number
  readonly rows: number
  readonly later: number
  readonly pushes: Spread
  readonly pulls: Spread
  /** From a call's push begun to the desk's pull that holds it ended. */
  readonly sights: Spread | null
  readonly portal: Used
  readonly postgres: Used
  /** The workstations themselves, all in this process: on real mornings they are elsewhere. */
  readonly posts: Used
  /** Cores given to everything on the machine, others included. */
  readonly machineShare: number
  readonly loadAverage: number
}

export interface Used {
  readonly cpuMs: number
  /** Of one core. */
  readonly cpuShare: number
  readonly memoryMb: number
}

/** Who is watched while a phase runs. */
export interface Watched {
  readonly schools: number
  readonly workstations: number
  readonly portal: () => readonly number[]
  readonly postgres: () => readonly number[]
}

/** Milliseconds of processor that the whole machine has used. */
function busyMs(): number {
  return cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0)
}

function usedBetween(before: Costs, after: Costs, seconds: number): Used {
  const cpuMs = after.cpuMs - before.cpuMs
  return { cpuMs, cpuShare: rounded(cpuMs / 1000 / seconds), memoryMb: Math.round(after.memoryMb) }
}

/** Runs a phase under watch. */
export async function watchPhase(watched: Watched, run: () => Promise<Phase>): Promise<PhaseReport> {
  const costs = () => [watched.portal(), watched.postgres(), [process.pid]].map(costsOf)
  const [before, busy] = [costs(), busyMs()]
  const { samples, seconds } = await run()
  const after = costs()
  const [portal, postgres, posts] = after.map((one, at) =>
    usedBetween(must(before[at], 'a cost'), one, seconds),
  )
  const sights = sightsOf(samples)
  return {
    schools: watched.schools,
    workstations: watched.workstations,
    seconds: rounded(seconds),
    commands: samples.commands,
    rows: samples.rows,
    later: samples.later,
    pushes: spreadOf(samples.pushes, seconds),
    pulls: spreadOf(samples.pulls, seconds),
    sights: sights.length > 0 ? spreadOf(sights, seconds) : null,
    portal: must(portal, 'the portal'),
    postgres: must(postgres, 'PostgreSQL'),
    posts: must(posts, 'the workstations'),
    machineShare: rounded((busyMs() - busy) / 1000 / seconds),
    loadAverage: rounded(loadavg()[0] ?? 0),
  }
}

const spreadText = ({ count, perSecond, p50Ms, p95Ms, p99Ms }: Spread) =>
  `${count} (${perSecond}/s), p50 ${p50Ms} ms, p95 ${p95Ms} ms, p99 ${p99Ms} ms`

/** A phase in words, for a terminal. */
export function tellPhase(name: string, report: PhaseReport): string {
  const { portal, postgres, posts } = report
  return [
    `${name}: ${report.schools} school(s), ${report.workstations} workstations, ${report.seconds} s, load ${report.loadAverage}`,
    `  pushes ${spreadText(report.pushes)}; ${report.commands} commands, ${report.later} asked to come later`,
    `  pulls  ${spreadText(report.pulls)}; ${report.rows} rows`,
    ...(report.sights ? [`  calls at the desk ${spreadText(report.sights)}`] : []),
    `  portal ${portal.cpuMs} ms of CPU (${portal.cpuShare} core), ${portal.memoryMb} MB; postgres ${postgres.cpuMs} ms (${postgres.cpuShare} core), ${postgres.memoryMb} MB`,
    `  the workstations themselves ${posts.cpuMs} ms (${posts.cpuShare} core); the whole machine ${report.machineShare} cores`,
  ].join('\n')
}
