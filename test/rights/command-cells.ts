import type { Role } from '#shared/domain/core/actor.ts'
import { must } from '#shared/kernel/must.ts'
import type { OutcomeMessage, PushAnswer } from '#shared/protocol/push.ts'
import { alike, everyone, type CommandRights, type Place, type Spot, type Verdict } from './rights-kinds.ts'
import { traceOf, type RightsSchool } from './rights-scene.ts'
import { spotOf } from './spots.ts'

/** Everything needed to try one cell. */
export interface CommandScene {
  readonly home: RightsSchool
  /** What lay in the school after the cell before: nobody else writes. */
  trace: string
}

interface Tried {
  readonly spot: Spot
  readonly outcome: OutcomeMessage
  readonly verdict: Verdict
  readonly hasWritten: boolean
}

/** The numbers of each person's commands go on from cell to cell (law S2). */
const lastMids = new Map<string, number>()

async function push(home: RightsSchool, role: Role, name: string, args: unknown): Promise<OutcomeMessage> {
  const { token, workstationId } = home.seat(role)
  const mid = (lastMids.get(workstationId) ?? 0) + 1
  const commands = [{ mid, name, version: 1, args, typedAt: '2026-11-17T08:04:00.000Z' }]
  const body = { proto: 1, workstationId, epoch: null, commands }
  const answer = await home.client.ask('POST', '/sync/push', { token, body })
  if (answer.status !== 200) throw new Error(`${name} by ${role}: HTTP ${answer.status}`)
  lastMids.set(workstationId, mid)
  return must((answer.body as PushAnswer).outcomes[0], 'an outcome')
}

function verdictOf({ outcome, code, rev }: OutcomeMessage): Verdict {
  if (outcome === 'applied') return rev === null ? 'unchanged' : 'applied'
  return outcome === 'rejected' ? String(code) : `${outcome} ${String(code)}`
}

async function tryCell(scene: CommandScene, rights: CommandRights, role: Role, place: Place): Promise<Tried> {
  const { db, uai } = scene.home.school
  const spot = spotOf(place, role, rights.command)
  const outcome = await push(scene.home, role, rights.command, rights.aim(spot))
  const trace = await traceOf(db, uai)
  const hasWritten = trace !== scene.trace
  scene.trace = trace
  return { spot, outcome, verdict: verdictOf(outcome), hasWritten }
}

function declaredFor(rights: CommandRights, place: Place, role: Role): Verdict | undefined {
  return Object.entries(rights.verdicts[place] ?? {}).find(([, roles]) => roles.includes(role))?.[0]
}

/** A refusal without the numbers that its author sent: what is left must tell nothing (law S5). */
export function unechoed({ spot, outcome }: Pick<Tried, 'spot' | 'outcome'>): string {
  const { outcome: kind, code, params, rev } = outcome
  let text = JSON.stringify({ kind, code, params, rev })
  for (const [field, value] of Object.entries(spot)) {
    if (field.endsWith('Id')) text = text.replaceAll(JSON.stringify(value), `<${field}>`)
  }
  return text
}

function toldApart(tried: ReadonlyMap<Place, Tried>): string[] {
  return alike.flatMap(([reference, ...others]) => {
    const nothing = reference && tried.get(reference)
    if (!nothing) return []
    return others.flatMap((place) => {
      const there = tried.get(place)
      if (!there || there.outcome.outcome !== 'rejected') return []
      return unechoed(there) === unechoed(nothing)
        ? []
        : [`S5: ${place} answers ${unechoed(there)}, ${reference} ${unechoed(nothing)}`]
    })
  })
}

/** Tries every place of one command for one role; the answer is one line for each cell that differs. */
export async function differingCells(
  scene: CommandScene,
  rights: CommandRights,
  role: Role,
): Promise<string[]> {
  const faults: string[] = []
  const tried = new Map<Place, Tried>()
  for (const place of Object.keys(rights.verdicts) as Place[]) {
    const cell = await tryCell(scene, rights, role, place)
    tried.set(place, cell)
    const declared = declaredFor(rights, place, role)
    if (cell.verdict !== declared)
      faults.push(`${place}: the law says ${String(declared)}, the portal ${cell.verdict}`)
    if (cell.hasWritten !== (cell.verdict === 'applied'))
      faults.push(`${place}: ${cell.verdict}, and ${cell.hasWritten ? 'something' : 'nothing'} was written`)
  }
  return [...faults, ...toldApart(tried)].map((fault) => `${role} × ${rights.command} × ${fault}`)
}

/** How many cells the table of one command has. */
export function cellCount(rights: CommandRights): number {
  return Object.keys(rights.verdicts).length * everyone.length
}
