import type { Selectable } from 'kysely'
import type { OutcomeRow } from '#server/store/tables.ts'
import type { PendingCommand } from '#shared/sync/pending-command.ts'
import type { BaseRow, WitnessedCommand } from '#test/sim/portal/portal-state.ts'

/** What a person gave to a workstation, as the witness saw it: known by its content, whatever number it bears. */
export interface Intent {
  readonly key: string
  readonly profileId: string
  readonly name: string
  /** Its place among those of its workstation. */
  readonly order: number
  /** `typed`: given; `acked`: the person was told that it is kept; `refused`: told that it is not. */
  state: 'typed' | 'acked' | 'refused'
  /** The verdict that its workstation was seen to hold. */
  verdict: string | null
  /** When that was first seen, by the calendar. */
  verdictMs: number
  /** Its workstation lost the memory of its verdict: a restored portal cannot be told again. */
  isForgotten: boolean
}

/** A verdict given by the portal, in the history that counts now. */
export interface Settled {
  readonly key: string
  readonly profileId: string
  readonly row: Selectable<OutcomeRow>
}

type Typed = Pick<PendingCommand, 'name' | 'args' | 'typedAt'>

/** Who typed what, what the portal made of it, and every version of every row: outside both, so that neither can lie. */
export interface Ledger {
  readonly intents: Map<string, Intent>
  /** In the order of the portal; cut short by a restore. */
  settled: Settled[]
  /** By epoch, then by kind and id: every version, oldest first. */
  readonly histories: Map<string, Map<string, BaseRow[]>>
  typed(profileId: string, command: Typed): Intent
  /** The oldest of that content that nobody has answered for. */
  answered(profileId: string, command: Pick<Typed, 'name' | 'args'>, state: 'acked' | 'refused'): void
  /** Its page died: what it had not answered, nobody will, even if the same is typed again. */
  died(profileId: string): void
  ofProfile(profileId: string): readonly Intent[]
  verdictOf(profileId: string, command: Typed): Settled | undefined
  isSettled(key: string): boolean
  /** In whatever history: a portal restored since may have forgotten it. */
  wasSettled(key: string): boolean
  settle(profileId: string, row: Selectable<OutcomeRow>, command: WitnessedCommand): Settled
  /** The last verdict of a workstation. */
  lastOf(profileId: string): Settled | undefined
  wrote(epoch: string, row: BaseRow): void
  /** The portal goes back to what it knew then. */
  restored(count: number, epoch: string, rows: Iterable<BaseRow>): void
}

/** Commands are looked at a thousand times and never change. */
const keys = new WeakMap<object, string>()

export function keyOfCommand(profileId: string, command: Typed | WitnessedCommand): string {
  const known = keys.get(command)
  if (known) return known
  const { name, args, typedAt } = command
  const key = `${profileId}|${typedAt}|${name}|${JSON.stringify(args)}`
  keys.set(command, key)
  return key
}

export function createLedger(): Ledger {
  const byProfile = new Map<string, Intent[]>()
  const unanswered = new Map<string, Intent[]>()
  let byKey = new Map<string, Settled>()
  let lasts = new Map<string, Settled>()
  const ever = new Set<string>()
  const ledger: Ledger = {
    intents: new Map(),
    settled: [],
    histories: new Map(),
    typed(profileId, command) {
      const key = keyOfCommand(profileId, command)
      const known = ledger.intents.get(key)
      if (known) return known
      const own = byProfile.get(profileId) ?? []
      byProfile.set(profileId, own)
      const intent: Intent = {
        ...{ key, profileId, name: command.name, order: own.length },
        ...{ state: 'typed', verdict: null, verdictMs: 0, isForgotten: false },
      }
      own.push(intent)
      ledger.intents.set(key, intent)
      const content = `${profileId}|${command.name}|${JSON.stringify(command.args)}`
      unanswered.set(content, [...(unanswered.get(content) ?? []), intent])
      return intent
    },
    answered(profileId, { name, args }, state) {
      const intent = unanswered.get(`${profileId}|${name}|${JSON.stringify(args)}`)?.shift()
      if (intent) intent.state = state
    },
    died(profileId) {
      for (const content of unanswered.keys())
        if (content.startsWith(`${profileId}|`)) unanswered.delete(content)
    },
    ofProfile: (profileId) => byProfile.get(profileId) ?? [],
    verdictOf: (profileId, command) => byKey.get(keyOfCommand(profileId, command)),
    settle(profileId, row, command) {
      const settled = { key: keyOfCommand(profileId, command), profileId, row }
      ledger.settled.push(settled)
      byKey.set(settled.key, settled)
      ever.add(settled.key)
      lasts.set(profileId, settled)
      return settled
    },
    lastOf: (profileId) => lasts.get(profileId),
    isSettled: (key) => byKey.has(key),
    wasSettled: (key) => ever.has(key),
    wrote(epoch, row) {
      const history = ledger.histories.get(epoch) ?? new Map<string, BaseRow[]>()
      ledger.histories.set(epoch, history)
      const key = `${row.kind}|${row.id}`
      const versions = history.get(key)
      if (versions) versions.push(row)
      else history.set(key, [row])
    },
    restored(count, epoch, rows) {
      ledger.settled = ledger.settled.slice(0, count)
      byKey = new Map(ledger.settled.map((one) => [one.key, one]))
      lasts = new Map(ledger.settled.map((one) => [one.profileId, one]))
      for (const row of rows) ledger.wrote(epoch, row)
    },
  }
  return ledger
}
