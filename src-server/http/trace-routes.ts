import { z } from 'zod'
import { logAccess } from '#server/accounts/log-access.ts'
import { readAccessLog } from '#server/accounts/read-access-log.ts'
import { listParked, settleParked } from '#server/commands/list-parked.ts'
import { accessLogAnswer, parkedAnswer } from '#shared/protocol/administration.ts'
import { marked } from '#shared/protocol/envelope.ts'
import { doneAnswer } from '#shared/protocol/session.ts'
import { defineRoute, type AnyRoute } from './route.ts'
import { signedIn } from './session-routes.ts'

/** What people left in custody, and the log that only grows. */
export const traceRoutes: readonly AnyRoute[] = [
  defineRoute({
    method: 'GET',
    path: '/administration/parked',
    access: 'parked',
    summary: 'Les commandes confiées au portail, telles qu’elles ont été tapées.',
    answer: parkedAnswer,
    handle: async (call) => {
      await logAccess(call.context, { accountId: signedIn(call).account.id, action: 'parked-read' })
      return marked({ items: await listParked(call.context) })
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/administration/parked/:id/settle',
    access: 'parked',
    summary: 'Noter qu’une commande confiée a été reprise à la main.',
    params: z.object({ id: z.coerce.number().int() }),
    answer: doneAnswer,
    handle: async (call) => {
      const accountId = signedIn(call).account.id
      await settleParked(call.context, accountId, call.params.id)
      await logAccess(call.context, { accountId, action: 'parked-settled', target: String(call.params.id) })
      return marked({ done: true as const })
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/administration/access-log',
    access: 'access-log',
    summary: 'Le journal des accès, le plus récent d’abord\u00a0; le lire y laisse une ligne.',
    query: z.object({
      before: z.coerce.number().int().optional(),
      limit: z.coerce.number().int().min(1).max(500).default(100),
      accountId: z.string().max(80).optional(),
    }),
    answer: accessLogAnswer,
    handle: async (call) =>
      marked({ lines: await readAccessLog(call.context, signedIn(call).account.id, call.query) }),
  }),
]
