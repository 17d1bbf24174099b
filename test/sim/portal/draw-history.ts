import type { Change } from '#shared/domain/core/command.ts'
import type { Chance, Seen } from '#shared/domain/core/generator.ts'
import type { RecordBody, RecordType } from '#shared/domain/core/record-type.ts'
import { generators } from '#shared/domain/generators.ts'
import { instantOf } from '#shared/kernel/instant.ts'
import { must } from '#shared/kernel/must.ts'
import { addDays, type PlainDate } from '#shared/kernel/plain-date.ts'
import type { CommandMessage } from '#shared/protocol/push.ts'
import { memoGenerators } from '#test/sim/scene/memo-feature.ts'
import {
  aLesson,
  aService,
  aStudent,
  aVisit,
  dawnMs,
  divisions,
  schoolAtDawn,
} from '#test/sim/scene/small-school.ts'
import { wallOf } from './acting.ts'
import { keyOf, type SimPortal } from './portal-state.ts'
import { actorOf } from './postings.ts'

type Who = { readonly person: string; readonly workstationId: string }

/** One thing asked of a portal, whichever it is. */
export type HistoryStep = { readonly atMs: number } & (
  | { readonly kind: 'write'; readonly changes: readonly Change[]; readonly rowsPerRevision: number }
  | (Who & {
      readonly kind: 'push'
      readonly commands: readonly CommandMessage[]
      readonly isOtherEpoch: boolean
    })
  | (Who & { readonly kind: 'park'; readonly commands: readonly CommandMessage[] })
  | (Who & { readonly kind: 'pull'; readonly isFresh: boolean })
  | { readonly kind: 'purge' }
)

const drawn = [...generators, ...memoGenerators]

/**
 * A morning as the portal hears it: pushes new, old, too early and of other epochs, pulls whole and from a cursor,
 * imports, purges. Each step is drawn from what the portal in memory holds once the one before was played.
 */
export function* drawHistory(
  chance: Chance,
  memory: SimPortal,
  who: readonly Who[],
  steps = 140,
): Generator<HistoryStep> {
  const sent: (Who & { readonly command: CommandMessage })[] = []
  let atMs = dawnMs
  yield { kind: 'write', atMs, changes: schoolAtDawn(), rowsPerRevision: 7 }
  for (let n = 0; n < steps; n++) {
    atMs += 500 + chance.whole(20_000) + (chance.likely(0.03) ? (1 + chance.whole(3)) * 86_400_000 : 0)
    const one = must(chance.pick(who), 'a workstation')
    const roll = chance.next()
    if (roll < 0.25) yield { kind: 'pull', atMs, ...one, isFresh: chance.likely(0.15) }
    else if (roll < 0.35)
      yield {
        kind: 'write',
        atMs,
        changes: anImport(chance, wallOf(memory).date),
        rowsPerRevision: 1 + chance.whole(3),
      }
    else if (roll < 0.37) yield { kind: 'purge', atMs }
    else if (roll < 0.47 && sent.length > 0) {
      const { command, ...old } = must(chance.pick(sent), 'a command sent')
      const again = chance.likely(0.7) ? command : { ...command, typedAt: instantOf(atMs) }
      yield { kind: 'push', atMs, ...old, commands: [again], isOtherEpoch: chance.likely(0.1) }
    } else {
      const commands = drawCommands(chance, memory, one, atMs)
      sent.push(...commands.map((command) => ({ ...one, command })))
      if (chance.likely(0.06)) yield { kind: 'park', atMs, ...one, commands }
      else yield { kind: 'push', atMs, ...one, commands, isOtherEpoch: false }
    }
  }
}

function anImport(chance: Chance, today: PlainDate): readonly Change[] {
  const divisionId = () => chance.pick(divisions) ?? '3A'
  const teacher = () => chance.pick(['ada', 'ben', 'flo']) ?? 'ada'
  switch (chance.whole(5)) {
    case 0:
      return [aService(divisionId(), [teacher()], chance.likely(0.3) ? '3LV2' : null)]
    case 1:
      return [1, 2].map((n) =>
        aStudent(`${divisionId()}-${n}`, divisionId(), chance.likely(0.4) ? '3LV2' : null),
      )
    case 2:
      return [{ op: 'delete', kind: 'student', id: `${divisionId()}-4` }]
    case 3: {
      const days = { from: today, to: addDays(today, chance.whole(4)) }
      const answer = chance.likely(0.8) ? ({ kind: 'yes' } as const) : null
      const closedOn = chance.likely(0.2) ? today : null
      return aVisit({ passId: `visit-${chance.whole(3)}`, teacherId: teacher(), ...days, closedOn, answer })
    }
    default: {
      const hour = 8 + chance.whole(9)
      return [
        aLesson({ id: chance.newId('lesson'), hour, divisionId: divisionId(), teacherIds: [teacher()] }),
      ]
    }
  }
}

/** One to four commands of one workstation; now and then numbered too far, or of a name that nobody knows. */
function drawCommands(chance: Chance, memory: SimPortal, { person, workstationId }: Who, atMs: number) {
  const workstation = must(memory.base.workstations.get(workstationId), 'a workstation')
  const first = workstation.last_mid + 1 + (chance.likely(0.05) ? 3 : 0)
  const seen = seenBy(memory, person)
  const commands: CommandMessage[] = []
  for (let tries = 1 + chance.whole(4); tries > 0; tries--) {
    const generator = must(chance.pick(drawn), 'a generator')
    const args = generator.draw(chance, seen)
    if (args === null) continue
    const { name, version } = generator.command
    const mid = first + commands.length
    const typedAt = instantOf(atMs - chance.whole(60_000))
    commands.push({ mid, name: chance.likely(0.03) ? 'notYetKnown' : name, version, args, typedAt })
  }
  return commands
}

/** Everything that the portal holds: a person who sees too much asks for more that must be refused. */
function seenBy(memory: SimPortal, person: string): Seen {
  const account = must(
    [...memory.base.accounts.values()].find((one) => one.staff_id === person),
    'an account',
  )
  const { date, time } = wallOf(memory)
  const rows = [...memory.base.rows.values()].filter((row) => !row.deleted)
  return {
    actor: actorOf(memory, account, date),
    today: date,
    time,
    get: <T extends RecordBody>(type: RecordType<T>, id: string) => {
      const row = memory.base.rows.get(keyOf(type.kind, id))
      return row && !row.deleted ? (row.data as unknown as T) : undefined
    },
    all: <T extends RecordBody>(type: RecordType<T>) =>
      rows.filter(({ kind }) => kind === type.kind).map(({ data }) => data as unknown as T),
  }
}
