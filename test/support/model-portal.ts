import type { Actor } from '#shared/domain/core/actor.ts'
import type { StaffId, WorkstationId } from '#shared/domain/core/ids.ts'
import type { RecordBody } from '#shared/domain/core/record-type.ts'
import type { Scope } from '#shared/domain/core/scope.ts'
import { instantOf, type Instant } from '#shared/kernel/instant.ts'
import { marked } from '#shared/protocol/envelope.ts'
import type { PullAnswer, PullMessage, RowMessage } from '#shared/protocol/pull.ts'
import {
  midReused,
  type CommandMessage,
  type OutcomeMessage,
  type ParkAnswer,
  type ParkMessage,
  type PushAnswer,
  type PushMessage,
} from '#shared/protocol/push.ts'
import { rowMark } from '#shared/protocol/row-mark.ts'
import { wallClockAt } from '#shared/kernel/school-clock.ts'
import { boxCommands } from './box-feature.ts'

interface StoredRow extends RowMessage {
  readonly deleted: boolean
}

interface Workstation {
  lastMid: number
  readonly outcomes: Map<number, OutcomeMessage>
  /** What was judged under each number (S2). */
  readonly contents: Map<number, string>
}

/** What a restore gives back. */
type Image = Pick<ModelPortal, 'rows' | 'rev' | 'stations' | 'left'>

/**
 * A portal in a few lines, for tests of the workstation: revisions, outcomes, scopes, digests, resets, as the laws say.
 * The real one is src-server; a contract test runs the same engine against it.
 */
export class ModelPortal {
  epoch = 'epoch-1'
  rev = 0
  floor = 0
  now = Date.parse('2026-11-16T08:00:00.000Z')
  pageRows = 3
  rows = new Map<string, StoredRow>()
  stations = new Map<string, Workstation>()
  /** Rows that left a scope: kind|id, scope, revision. */
  left: { key: string; scope: string; rev: number }[] = []
  scopes: string[] = ['etab', 'class:3B']
  /** When some of them end. */
  scopeEnds: Record<string, Instant> = {}
  roles: Actor['roles'] = ['teacher']
  /** Every command received, as the portal counts them (S17). */
  received = 0
  effects = new Map<string, number>()
  parked: CommandMessage[] = []

  station(id: string): Workstation {
    const known = this.stations.get(id) ?? { lastMid: 0, outcomes: new Map(), contents: new Map() }
    this.stations.set(id, known)
    return known
  }

  put(kind: string, record: RecordBody, version = 1): void {
    this.rev += 1
    this.write(kind, record, version)
  }

  delete(kind: string, id: string): void {
    this.rev += 1
    const row = this.rows.get(`${kind}|${id}`)
    if (row) this.rows.set(`${kind}|${id}`, { ...row, rev: this.rev, deleted: true })
  }

  private write(kind: string, record: RecordBody, version = 1): void {
    const key = `${kind}|${record.id}`
    const scopes = [...((record as { scopes?: readonly string[] }).scopes ?? ['etab'])]
    for (const scope of this.rows.get(key)?.scopes ?? [])
      if (!scopes.includes(scope)) this.left.push({ key, scope, rev: this.rev })
    const data = record as unknown as Record<string, unknown>
    this.rows.set(key, { kind, id: record.id, rev: this.rev, version, scopes, data, deleted: false })
  }

  push(message: PushMessage): PushAnswer {
    const station = this.station(message.workstationId)
    const outcomes: OutcomeMessage[] = []
    const answer = (expected?: number): PushAnswer =>
      marked({
        epoch: this.epoch,
        head: this.rev,
        outcomes,
        lastMid: station.lastMid,
        now: this.time(),
        ...(expected === undefined ? {} : { expected }),
      })
    if (message.epoch !== null && message.epoch !== this.epoch) return answer(station.lastMid + 1)
    for (const command of message.commands) {
      if (command.mid > station.lastMid + 1) return answer(station.lastMid + 1)
      const isReused = (station.contents.get(command.mid) ?? contentOf(command)) !== contentOf(command)
      if (isReused) {
        outcomes.push({ mid: command.mid, outcome: 'rejected', code: midReused, rev: null })
        break
      }
      const outcome = station.outcomes.get(command.mid) ?? this.run(message.workstationId, command)
      outcomes.push(outcome)
      if (outcome.outcome === 'needs_upgrade' || outcome.outcome === 'retry') break
      if (command.mid > station.lastMid) this.settle(station, command, outcome)
    }
    return answer()
  }

  private settle(station: Workstation, command: CommandMessage, outcome: OutcomeMessage): void {
    station.contents.set(command.mid, contentOf(command))
    station.lastMid = outcome.mid
    station.outcomes.set(outcome.mid, outcome)
    this.received += 1
  }

  private run(workstationId: string, command: CommandMessage): OutcomeMessage {
    const { mid } = command
    const type = boxCommands.get(command.name)
    if (!type || command.version > type.version) return { mid, outcome: 'needs_upgrade', rev: null }
    const call = {
      actor: { staffId: 'staff' as StaffId, roles: this.roles, scopes: this.scopes as Scope[] },
      args: type.args.parse(command.args),
      facts: {
        get: <T extends RecordBody>(of: { kind: string }, id: string) => {
          const row = this.rows.get(`${of.kind}|${id}`)
          return row && !row.deleted ? (row.data as unknown as T) : undefined
        },
      },
      context: {
        now: this.time(),
        wall: wallClockAt(this.now, 'Europe/Paris'),
        typedAt: command.typedAt as Instant,
        workstationId: workstationId as WorkstationId,
      },
    }
    const decision = type.decide(call)
    if (decision.kind === 'refused')
      return { mid, outcome: 'rejected', code: decision.code, params: decision.params, rev: null }
    const effect = type.apply(call)
    const key = `${workstationId}|${JSON.stringify(command.args)}|${command.typedAt}`
    this.effects.set(key, (this.effects.get(key) ?? 0) + 1)
    if (effect.changes.length > 0) this.rev += 1
    for (const change of effect.changes) if (change.op === 'put') this.write(change.kind, change.record)
    return {
      mid,
      outcome: effect.outcome,
      ...(effect.notice ? { code: effect.notice.code, params: effect.notice.params } : {}),
      rev: effect.changes.length > 0 ? this.rev : null,
    }
  }

  park(message: ParkMessage): ParkAnswer {
    const station = this.station(message.workstationId)
    const parked: number[] = []
    for (const command of message.commands) {
      if (command.mid > station.lastMid + 1) break
      parked.push(command.mid)
      if (command.mid <= station.lastMid) continue
      this.parked.push(command)
      this.settle(station, command, { mid: command.mid, outcome: 'parked', code: message.reason, rev: null })
    }
    return marked({ parked, lastMid: station.lastMid })
  }

  pull(message: PullMessage): PullAnswer {
    const station = this.station(message.workstationId)
    const isFirst = message.cursor === 0
    const isStale = message.epoch !== this.epoch || message.cursor < this.floor || message.cursor > this.rev
    const head = message.page?.head ?? this.rev
    const body = {
      epoch: this.epoch,
      reset: false,
      head,
      rows: [] as RowMessage[],
      deletes: [] as PullAnswer['deletes'],
      evicts: [] as PullAnswer['evicts'],
      scopesAdded: [] as string[],
      scopesRemoved: [] as string[],
      scopes: [...this.scopes],
      scopeEnds: { ...this.scopeEnds },
      lastMid: station.lastMid,
      outcomes: [] as OutcomeMessage[],
      digests: null as PullAnswer['digests'],
      next: null as PullAnswer['next'],
      now: this.time(),
    }
    if (!isFirst && isStale) return marked({ ...body, reset: true })
    const isHeld = (scopes: readonly string[]) => scopes.some((scope) => this.scopes.includes(scope))
    const kept = message.scopes.filter((scope) => this.scopes.includes(scope))
    const isGained = (row: StoredRow) =>
      !isFirst && isHeld(row.scopes) && !row.scopes.some((scope) => kept.includes(scope))
    const wanted = [...this.rows.values()]
      .filter((row) => !row.deleted && row.rev <= head && isHeld(row.scopes))
      .filter((row) => row.rev > message.cursor || isGained(row))
      .sort((a, b) => a.rev - b.rev || (`${a.kind}|${a.id}` < `${b.kind}|${b.id}` ? -1 : 1))
    const from = Number(message.page?.after ?? 0)
    const rows = wanted.slice(from, from + this.pageRows)
    const isLast = from + this.pageRows >= wanted.length
    const since = (rev: number) => rev > message.cursor && rev <= head
    return marked({
      ...body,
      rows: rows.map(({ kind, id, rev, version, scopes, data }) => ({
        kind,
        id,
        rev,
        version,
        scopes,
        data,
      })),
      next: isLast ? null : { head, after: String(from + this.pageRows) },
      deletes:
        isFirst || !isLast
          ? []
          : [...this.rows.values()].filter((row) => row.deleted && since(row.rev) && isHeld(row.scopes)),
      evicts: isFirst || !isLast ? [] : this.evicts(since, isHeld),
      outcomes: isLast
        ? [...station.outcomes.values()].filter(
            ({ mid }) => mid > message.outcomesAfter && mid <= station.lastMid,
          )
        : [],
      digests: message.wantsDigest && isLast && head === this.rev ? this.digests() : null,
    })
  }

  private evicts(
    since: (rev: number) => boolean,
    isHeld: (scopes: readonly string[]) => boolean,
  ): PullAnswer['evicts'] {
    return this.left
      .filter(
        ({ rev, scope, key }) =>
          since(rev) && this.scopes.includes(scope) && !isHeld(this.rows.get(key)?.scopes ?? []),
      )
      .map(({ key, rev }) => ({ kind: key.split('|')[0] ?? '', id: key.split('|')[1] ?? '', rev }))
  }

  digests(): NonNullable<PullAnswer['digests']> {
    return this.scopes.map((scope) => {
      const rows = [...this.rows.values()].filter((row) => !row.deleted && row.scopes.includes(scope))
      return { scope, rows: rows.length, sum: rows.reduce((sum, row) => sum + rowMark(row), 0) }
    })
  }

  /** What a person holds, by kind and id: what every workstation must show once quiet. */
  held(kind: string): Map<string, unknown> {
    const rows = [...this.rows.values()].filter((row) => row.kind === kind && !row.deleted)
    return new Map(
      rows
        .filter((row) => row.scopes.some((scope) => this.scopes.includes(scope)))
        .map((row) => [row.id, row.data]),
    )
  }

  backup(): Image {
    return structuredClone({ rows: this.rows, rev: this.rev, stations: this.stations, left: this.left })
  }

  /** A restore starts a new epoch (S11). */
  restore(image: Image): void {
    Object.assign(this, structuredClone(image))
    this.epoch = `${this.epoch}+`
  }

  time(): Instant {
    return instantOf(this.now)
  }
}

function contentOf({ name, version, args, typedAt }: CommandMessage): string {
  return JSON.stringify([name, version, args, typedAt])
}
