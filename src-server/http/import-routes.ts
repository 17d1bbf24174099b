import { randomUUID } from 'node:crypto'
import { ensureStaffAccounts } from '#server/accounts/create-accounts.ts'
import { logAccess } from '#server/accounts/log-access.ts'
import { nowOf } from '#server/commands/portal-context.ts'
import { Refusal } from '#server/commands/refusal.ts'
import { wallClockOf } from '#server/commands/wall-clock-of.ts'
import { importFiles } from '#server/import/import-files.ts'
import { isRefusal } from '#server/import/import-report.ts'
import { heldDecisionSchema } from '#server/import/planning/held-decision.ts'
import { settleHeldItem } from '#server/import/settle-held-item.ts'
import {
  heldAnswer,
  importAnswer,
  importMessage,
  settleHeldMessage,
} from '#shared/protocol/administration.ts'
import { marked } from '#shared/protocol/envelope.ts'
import { doneAnswer } from '#shared/protocol/session.ts'
import { importBytesMax, receiveImport, type ReceivedImport } from './received-files.ts'
import { defineRoute, type AnyRoute, type RouteCall } from './route.ts'
import { signedIn } from './session-routes.ts'

/** Base64 is a third larger than what it carries. */
const importBodyMax = Math.ceil((importBytesMax * 4) / 3) + 1024

async function runImport(call: RouteCall<unknown, unknown, unknown>, received: ReceivedImport) {
  const { context } = call
  const now = nowOf(context)
  let accountsOpened = 0
  const result = await importFiles(context.db, {
    school: context.school,
    files: received.files,
    on: received.on ?? (await wallClockOf(context.db, context.school, context.clock())).date,
    dryRun: received.dryRun,
    now,
    newId: randomUUID,
    openAccounts: async (tx, school, staff) => {
      accountsOpened = (await ensureStaffAccounts(tx, school, staff, now)).length
    },
  })
  const accountId = signedIn(call).account.id
  const outcome = isRefusal(result) ? result.refused.code : received.dryRun ? 'dry-run' : 'written'
  await logAccess(context, { accountId, action: 'import', details: { outcome } })
  return isRefusal(result)
    ? marked({ report: null, refused: result.refused, accountsOpened: 0 })
    : marked({ report: result, refused: null, accountsOpened })
}

export const importRoutes: readonly AnyRoute[] = [
  defineRoute({
    method: 'POST',
    path: '/administration/import',
    access: 'import',
    summary: 'Importer des fichiers de SIECLE, de STS ou un calendrier\u00a0; à blanc ou pour de bon.',
    bodyLimit: importBodyMax,
    body: importMessage.nullish(),
    answer: importAnswer,
    handle: async (call) => runImport(call, await receiveImport(call.request, call.body)),
  }),
  defineRoute({
    method: 'GET',
    path: '/administration/held',
    access: 'import',
    summary: 'Ce qu’un import a mis de côté jusqu’à ce que quelqu’un décide.',
    answer: heldAnswer,
    handle: async ({ context }) => {
      const items = await context.db
        .selectFrom('held_item')
        .selectAll()
        .where('school', '=', context.school)
        .orderBy('code')
        .orderBy('id')
        .execute()
      return marked({
        items: items.map(({ code, id, file, message, payload, held_at, decision }) => ({
          code,
          id,
          file,
          message,
          payload,
          heldAt: held_at,
          decision,
        })),
      })
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/administration/held/settle',
    access: 'import',
    summary:
      'Décider d’un élément mis de côté\u00a0; prend effet aussitôt et vaut pour les prochains imports.',
    body: settleHeldMessage,
    answer: doneAnswer,
    handle: async (call) => {
      const { context, body } = call
      const decision = heldDecisionSchema.safeParse(body.decision)
      if (!decision.success) throw new Refusal(422, 'decision-unknown')
      const { account } = signedIn(call)
      const { date } = await wallClockOf(context.db, context.school, context.clock())
      const outcome = await settleHeldItem(context.db, {
        school: context.school,
        code: body.code,
        id: body.id,
        decision: decision.data,
        by: account.id,
        on: date,
        now: nowOf(context),
        newId: randomUUID,
      })
      if (outcome === 'unknown') throw new Refusal(404, 'held-unknown')
      if (outcome === 'still-held') throw new Refusal(422, 'decision-unknown')
      await logAccess(context, {
        accountId: account.id,
        action: 'held-settled',
        target: `${body.code} ${body.id}`,
      })
      return marked({ done: true as const })
    },
  }),
]
