import type { Role } from '#shared/domain/core/actor.ts'
import { put, type Change } from '#shared/domain/core/command.ts'
import type { StaffId } from '#shared/domain/core/ids.ts'
import { schoolRecord, type School } from '#shared/domain/people/school.ts'
import { staffMemberRecord } from '#shared/domain/people/staff-member.ts'
import type { CommandMessage } from '#shared/protocol/push.ts'
import type { PullAnswer, PullMessage } from '#shared/protocol/pull.ts'
import { openWorkstation } from '#server/accounts/open-workstation.ts'
import { ensureStaffAccounts, type CreatedAccount } from '#server/accounts/create-accounts.ts'
import type { Holder } from '#server/commands/acting-workstation.ts'
import type { PortalContext } from '#server/commands/portal-context.ts'
import { applyChanges } from '#server/store/apply-changes.ts'
import { createSchool } from '#server/store/create-school.ts'
import type { Database } from '#server/store/tables.ts'
import { pull, pulledJson } from '#server/sync/pull.ts'
import { noteRegistry } from './note-feature.ts'

/** A school of its own for one test, in the file's base, under a clock that the test holds. */
export interface TestSchool {
  readonly context: PortalContext
  readonly uai: string
  readonly db: Database
  /** Milliseconds since 1970: set it to move the portal's clock. */
  time: number
  write(...changes: readonly Change[]): Promise<number>
  admit(staffId: string, ...roles: readonly Role[]): Promise<CreatedAccount>
  /** A workstation of an account, without the HTTP. */
  holder(account: CreatedAccount, workstationId?: string): Promise<Holder>
}

let schools = 0

export const testMorning = Date.parse('2026-11-17T08:05:00Z')

/** @param uai a number of its own when none is given */
export async function newSchool(
  db: Database,
  uai = `${String(1_000_000 + (process.pid % 1000) * 1000 + schools++)}Z`,
): Promise<TestSchool> {
  const school: School = {
    id: 'school',
    uai,
    name: 'Collège des Essais',
    schoolYear: 2026,
    zone: 'C',
    timeZone: 'Europe/Paris',
    academy: 'Paris',
    city: 'Essais',
  }
  await db.transaction().execute(async (tx) => {
    await createSchool(tx, school)
    await applyChanges(tx, uai, [put(schoolRecord, school)])
  })
  return schoolOf(db, uai)
}

function schoolOf(db: Database, uai: string): TestSchool {
  const held: { time: number } = { time: testMorning }
  const context: PortalContext = { db, school: uai, registry: noteRegistry, clock: () => held.time }
  const write = (...changes: readonly Change[]) =>
    db
      .transaction()
      .execute(async (tx) => (await applyChanges(tx, uai, changes, { types: noteRegistry.records })).rev)
  return Object.assign(held, {
    context,
    uai,
    db,
    write,
    admit: async (staffId: string, ...roles: readonly Role[]) => {
      const person = {
        staffId: staffId as StaffId,
        familyName: `Essai ${staffId}`,
        givenName: 'Camille',
        roles,
      }
      await write(
        put(staffMemberRecord, {
          id: person.staffId,
          civility: 'Mme',
          familyName: person.familyName,
          givenName: person.givenName,
          roles,
          title: '',
        }),
      )
      const [created] = await db
        .transaction()
        .execute((tx) => ensureStaffAccounts(tx, uai, [{ ...person, externalKey: staffId }]))
      if (!created) throw new Error('account not created')
      return created
    },
    holder: async (
      account: CreatedAccount,
      workstationId = `post-${account.staffId}-${String(schools++)}`,
    ) => {
      await db
        .transaction()
        .execute((tx) =>
          openWorkstation(tx, context, account.accountId, { workstationId, postName: 'Essai' }),
        )
      return { accountId: account.accountId, workstationId }
    },
  })
}

export function command(mid: number, name: string, args: unknown, version = 1): CommandMessage {
  return { mid, name, version, args, typedAt: '2026-11-17T08:04:00.000Z' }
}

export const firstPull: Omit<PullMessage, 'workstationId'> = {
  proto: 1,
  epoch: null,
  cursor: 0,
  scopes: [],
  schema: {},
  page: null,
  wantsDigest: false,
  outcomesAfter: 0,
}

export async function pullPage(
  context: PortalContext,
  holder: Holder,
  message: Partial<PullMessage> = {},
): Promise<PullAnswer> {
  const page = await pull(context, holder, { ...firstPull, workstationId: holder.workstationId, ...message })
  return JSON.parse(pulledJson(page)) as PullAnswer
}

/** Pulls all the pages of one set. `between` runs after each page but the last. */
export async function pullSet(
  context: PortalContext,
  holder: Holder,
  message: Partial<PullMessage> = {},
  between: () => Promise<unknown> = () => Promise.resolve(),
): Promise<PullAnswer[]> {
  const pages = [await pullPage(context, holder, message)]
  for (let page = pages[0]?.next; page; page = pages.at(-1)?.next) {
    await between()
    pages.push(await pullPage(context, holder, { ...message, page }))
  }
  return pages
}
