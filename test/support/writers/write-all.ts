import { setTimeout as delay } from 'node:timers/promises'
import { canonicalJson } from '#shared/kernel/canonical-json.ts'
import type { CommandMessage, OutcomeMessage } from '#shared/protocol/push.ts'
import { advances } from '#shared/protocol/push.ts'
import type { Chance } from '#server/seed/seeded-chance.ts'
import type { Member } from './crowd.ts'
import { pushTo, TryLater } from './portal-door.ts'

/** Every verdict that anybody was ever given, to be compared with each other and with what is stored (law S2). */
export interface Verdicts {
  note(workstationId: string, outcomes: readonly OutcomeMessage[]): void
  readonly given: ReadonlyMap<string, ReadonlySet<string>>
  readonly answers: number
}

export function createVerdicts(): Verdicts {
  const given = new Map<string, Set<string>>()
  const verdicts = {
    given,
    answers: 0,
    note: (workstationId: string, outcomes: readonly OutcomeMessage[]) => {
      for (const outcome of outcomes) {
        if (!advances(outcome.outcome)) continue
        verdicts.answers++
        const key = `${workstationId}|${outcome.mid}`
        given.set(key, (given.get(key) ?? new Set()).add(canonicalJson(outcome)))
      }
    },
  }
  return verdicts
}

export interface Faults {
  cuts: number
  twins: number
  stale: number
  later: number
}

/**
 * One workstation that empties its outbox as the worst one would: the same push in flight twice, on two portals of
 * one base; requests cut before their answer; old pushes made again; pushes that overlap.
 */
export async function writeAll(
  member: Member,
  commands: readonly CommandMessage[],
  parts: {
    readonly urls: readonly string[]
    readonly chance: Chance
    readonly verdicts: Verdicts
    readonly faults: Faults
  },
): Promise<void> {
  const { urls, chance, verdicts, faults } = parts
  const push = async (batch: readonly CommandMessage[], signal?: AbortSignal) => {
    try {
      const answer = await pushTo(chance.pick(urls), member, batch, signal)
      verdicts.note(member.workstationId, answer.outcomes)
      return answer.lastMid
    } catch (error) {
      if (error instanceof TryLater) faults.later++
      else if (signal?.aborted) faults.cuts++
      else throw error
      return null
    }
  }
  for (let done = 0; done < commands.length;) {
    const batch = commands.slice(done, done + chance.between(1, 5))
    const tries = [push(batch, chance.happens(0.15) ? AbortSignal.timeout(chance.between(1, 12)) : undefined)]
    if (chance.happens(0.25)) {
      faults.twins++
      tries.push(push(commands.slice(done, done + chance.between(1, 6))))
    }
    if (done > 0 && chance.happens(0.15)) {
      faults.stale++
      tries.push(push(commands.slice(Math.max(0, done - 4), done)))
    }
    const lastMids = (await Promise.all(tries)).filter((mid) => mid !== null)
    if (lastMids.length === 0) await delay(chance.between(1, 20))
    done = Math.max(done, ...lastMids)
  }
}
