import { sql } from 'kysely'
import type { Role } from '#shared/domain/core/actor.ts'
import { put, type Change } from '#shared/domain/core/command.ts'
import { recordTypes } from '#shared/domain/registry.ts'
import { must } from '#shared/kernel/must.ts'
import type { PullAnswer, PullMessage } from '#shared/protocol/pull.ts'
import { firstPull } from '#test/support/portal/test-school.ts'
import { everyone } from './rights-kinds.ts'
import type { RightsSchool } from './rights-scene.ts'
import { recordRights, scopeHolders } from './rights-table.ts'
import { personOf } from './spots.ts'

/** One row that the portal holds, and the roles that the law lets receive it. */
export interface Cell {
  readonly kind: string
  readonly id: string
  /** What it is, for the line printed when it differs. */
  readonly where: string
  readonly readers: readonly Role[]
}

interface SampleCell extends Cell {
  readonly change: Change
}

/** Every sample of the table, those of each person once a person. */
export function sampleCells(): readonly SampleCell[] {
  return recordRights.flatMap(({ kind, samples }) => {
    const type = must(recordTypes.get(kind), `a record type ${kind}`)
    return samples.flatMap(({ where, readers, ofOthers, make }, at) => {
      const owners = ofOthers ? everyone : ['direction' as const]
      return owners.map((owner): SampleCell => {
        const id = ofOthers ? `${kind}.${at}.${owner}` : `${kind}.${at}`
        const his = readers.includes(owner) ? [owner] : []
        const others = ofOthers?.filter((role) => role !== owner) ?? []
        return {
          kind,
          id,
          where: ofOthers ? `${where}, made by ${owner}` : where,
          readers: ofOthers ? [...his, ...others] : readers,
          change: put(type, make(id, personOf(owner))),
        }
      })
    })
  })
}

interface StrayCell extends Cell {
  readonly scope: string
}

const strayScopes: readonly (readonly [keyof typeof scopeHolders, string, Role | null])[] = [
  ['own class', 'class:d-own', null],
  ['other class', 'class:d-other', null],
  ['own group', 'group:g-own', null],
  ['other group', 'group:g-other', null],
  ...everyone.map((role) => ['his own', `user:${personOf(role)}`, role] as const),
  ['another person’s', 'user:p-colleague', null],
  ['own service', 'course:svc-d-own', null],
  ['own service', 'course:svc-g-own', null],
  ['another service', 'course:svc-other', null],
  ['a teacher’s cahiers', 'cahier:p-colleague', null],
  ['vie scolaire', 'service:vie-scolaire', null],
  ['direction', 'service:direction', null],
  ['secretariat', 'service:secretariat', null],
  ['administration', 'service:administration', null],
  ['etab', 'etab', null],
]

/** A row of every kind in every scope, whether its type would put it there or not: the second net alone stops it. */
export function strayCells(): readonly StrayCell[] {
  return recordRights.flatMap(({ kind, readers }) =>
    strayScopes.map(([name, scope, owner]) => {
      const holders = owner ? [owner] : must(scopeHolders[name], name)
      return {
        kind,
        id: `stray.${scope}`,
        where: `a stray row in the scope « ${name} »`,
        readers: readers.filter((role) => holders.includes(role)),
        scope,
      }
    }),
  )
}

/** Writes stray rows without asking their type: what a fault of ours, or a hand in the base, would leave. */
export async function writeStray({ school }: RightsSchool, cells: readonly StrayCell[]): Promise<void> {
  const rows = JSON.stringify(cells.map(({ kind, id, scope }) => ({ kind, id, scope })))
  await sql`
    insert into record (school, kind, id, rev, version, scopes, data, deleted, mark, updated_at)
    select ${school.uai}, kind, id, 1, 1, array[scope], '{}'::jsonb, false, 0, ''
    from jsonb_to_recordset(${rows}::jsonb) as r(kind text, id text, scope text)`.execute(school.db)
}

/** Everything that one pull brings to a role. */
export async function pullAll(
  { client, seat }: RightsSchool,
  role: Role,
  message: Partial<PullMessage> = {},
): Promise<readonly PullAnswer[]> {
  const { token, workstationId } = seat(role)
  const pages: PullAnswer[] = []
  for (let page: PullMessage['page'] = null, isLast = false; !isLast;) {
    const body = { ...firstPull, workstationId, ...message, page }
    const answer = await client.ask('POST', '/sync/pull', { token, body })
    if (answer.status !== 200) throw new Error(`pull by ${role}: HTTP ${answer.status}`)
    pages.push(answer.body as PullAnswer)
    page = (answer.body as PullAnswer).next
    isLast = page === null
  }
  return pages
}

/** Lines for the cells where what arrived is not what the law declares; rows that nobody declared count too. */
export function differences(
  role: Role,
  cells: readonly Cell[],
  arrived: readonly { readonly kind: string; readonly id: string }[],
): string[] {
  const keys = new Set(arrived.map(({ kind, id }) => `${kind} ${id}`))
  const declared = new Map(cells.map((cell) => [`${cell.kind} ${cell.id}`, cell]))
  return [
    ...[...declared].flatMap(([key, { kind, where, readers }]) => {
      if (keys.has(key) === readers.includes(role)) return []
      return [`${role} × ${kind} × ${where}: ${keys.has(key) ? 'arrived, and must not' : 'never arrived'}`]
    }),
    ...[...keys]
      .filter((key) => !declared.has(key))
      .map((key) => `${role} received ${key}, which nobody declared`),
  ]
}
