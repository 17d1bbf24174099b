import type { CommandMessage, OutcomeMessage } from '#shared/protocol/push.ts'
import type { Tx } from '#server/store/tables.ts'
import { storeOutcomes, type Verdict } from './outcomes.ts'

/** Verdicts of the commands of one transaction, stored together (law S1). */
export interface GatheredVerdicts {
  /** The last number judged: no command passes it twice (law S2). */
  lastMid(): number
  add(command: CommandMessage, outcome: OutcomeMessage, at: string): void
  write(): Promise<void>
}

export function gatherVerdicts(
  tx: Tx,
  workstation: {
    readonly school: string
    readonly id: string
    readonly account_id: string
    readonly last_mid: number
  },
): GatheredVerdicts {
  const waiting: Verdict[] = []
  let lastMid = workstation.last_mid
  return {
    lastMid: () => lastMid,
    add: (command, outcome, at) => {
      waiting.push({ command, outcome, at })
      lastMid = outcome.mid
    },
    write: async () => {
      if (waiting.length > 0) await storeOutcomes(tx, workstation, waiting.splice(0))
    },
  }
}
