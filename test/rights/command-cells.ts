import type { Role } from '#shared/domain/core/actor.ts'
import { must } from '#shared/kernel/must.ts'
import type { OutcomeMessage, PushAnswer } from '#shared/protocol/push.ts'
import { alike, everyone, type CommandRights, type Place, type Spot, type Verdict } from './rights-kinds.ts'
import { touchedSince, youngestOf, type RightsSchool } from './rights-scene.ts'
import { spotOf } from './spots.ts'

interface Tried {
  readonly spot: Spot
  readonly outcome: OutcomeMessage
  readonly verdict: Verdict
}

/** The numbers of each person's commands go on from command to command (law S2). */
const lastMids = new Map<string, number>()

/** One command aimed at each place, in one push: each is judged and written by itself (law S4). */
async function push(
  home: RightsSchool,
  role: Role,
  { command, aim }: CommandRights,
  spots: readonly Spot[],
): Promise<readonly OutcomeMessage[]> {
  const { token, workstationId } = home.seat(role)
  const last = lastMids.get(workstationId) ?? 0
  const commands = spots.map((spot, at) => ({
    mid: last + 1 + at,
    name: command,
    version: 1,
    args: aim(spot),
    typedAt: '2026-11-17T08:04:00.000Z',
  }))
  const body = { proto: 1, workstationId, epoch: null, commands }
  const ask = () => home.client.ask('POST', '/sync/push', { token, body })
  let answer = await ask()
  // a machine under load makes a push wait for the clock beyond its patience: it is said again, as a post would (S2)
  while (answer.status === 503) answer = await ask()
  if (answer.status !== 200) throw new Error(`${command} by ${role}: HTTP ${answer.status}`)
  lastMids.set(workstationId, last + spots.length)
  return (answer.body as PushAnswer).outcomes
}

function verdictOf({ outcome, code, rev }: OutcomeMessage): Verdict {
  if (outcome === 'applied') return rev === null ? 'unchanged' : 'applied'
  return outcome === 'rejected' ? String(code) : `${outcome} ${String(code)}`
}

async function tryRole(
  home: RightsSchool,
  rights: CommandRights,
  role: Role,
): Promise<ReadonlyMap<Place, Tried>> {
  const spots = (Object.keys(rights.verdicts) as Place[]).map((place) => spotOf(place, role, rights.command))
  const outcomes = await push(home, role, rights, spots)
  return new Map(
    spots.map((spot, at) => {
      const outcome = must(outcomes[at], `a verdict on ${rights.command} × ${role} × ${spot.place}`)
      return [spot.place, { spot, outcome, verdict: verdictOf(outcome) }]
    }),
  )
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

function differencesOf(rights: CommandRights, role: Role, tried: ReadonlyMap<Place, Tried>): string[] {
  const verdicts = [...tried].flatMap(([place, { verdict }]) => {
    const declared = declaredFor(rights, place, role)
    return verdict === declared ? [] : [`${place}: the law says ${String(declared)}, the portal ${verdict}`]
  })
  return [...verdicts, ...toldApart(tried)].map((fault) => `${role} × ${rights.command} × ${fault}`)
}

/**
 * Tries every place of one command for every role; the answer is one line for each cell that differs, and one
 * for each row that was written by no allowed command.
 */
export async function differingCells(home: RightsSchool, rights: CommandRights): Promise<string[]> {
  const { db, uai } = home.school
  const before = await youngestOf(db, uai)
  const tried: (readonly [Role, ReadonlyMap<Place, Tried>])[] = []
  for (const role of everyone) tried.push([role, await tryRole(home, rights, role)])
  const revs = tried.flatMap(([, cells]) => [...cells.values()].map(({ outcome }) => outcome.rev))
  const unowned = (await touchedSince(db, uai, before)).filter((touched) => !revs.includes(touched.rev))
  return [
    ...tried.flatMap(([role, cells]) => differencesOf(rights, role, cells)),
    ...unowned.map(({ name, rev }) => `${rights.command} × a refusal has written ${name} at revision ${rev}`),
  ]
}
