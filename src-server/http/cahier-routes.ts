import { z } from 'zod'
import type { VisaPdfMessage } from '#shared/protocol/cahier-documents.ts'
import {
  archiveMessage,
  archivesAnswer,
  jobAnswer,
  visaPdfMessage,
} from '#shared/protocol/cahier-documents.ts'
import { marked } from '#shared/protocol/envelope.ts'
import { isPlainDate } from '#shared/kernel/plain-date.ts'
import type { Authenticated } from '#server/accounts/authenticate.ts'
import { logAccess } from '#server/accounts/log-access.ts'
import { makeArchive } from '#server/cahiers/archive/make-archive.ts'
import { checkSeals } from '#server/cahiers/check-seals.ts'
import { findDocument, listArchives, readDocument } from '#server/cahiers/made-documents.ts'
import type { Asker } from '#server/cahiers/open-scene.ts'
import { makeVisaPdf } from '#server/cahiers/visa-pdf.ts'
import { Refusal } from '#server/commands/refusal.ts'
import { Readable } from 'node:stream'
import { defineRoute, type AnyRoute, type RouteCall } from './route.ts'
import { signedIn } from './session-routes.ts'

const ofJob = z.object({ id: z.string().max(80) })
const isOfDirection = ({ account }: Authenticated) => account.roles.includes('direction')

function askerOf(
  call: Pick<RouteCall<unknown, unknown, unknown>, 'who'>,
): Asker & { readonly accountId: string } {
  const { account } = signedIn(call)
  return { accountId: account.id, staffId: account.staff_id }
}

/** A teacher prints his own cahiers and no other; days are days of the calendar. */
function checkChoice(who: Authenticated, choice: VisaPdfMessage): void {
  const isOwn = choice.teacherIds.length === 1 && choice.teacherIds[0] === who.account.staff_id
  if (!isOfDirection(who) && !isOwn) throw new Refusal(403, 'not-allowed')
  const isDay = (day: string | null) => day === null || isPlainDate(day)
  if (!isDay(choice.from) || !isDay(choice.to)) throw new Refusal(422, 'date-unknown')
}

const printRoutes: readonly AnyRoute[] = [
  defineRoute({
    method: 'POST',
    path: '/cahiers/visa-pdf',
    access: 'cahier-print',
    summary: 'Commencer le PDF du visa\u00a0: un professeur, une classe, une matière, une période.',
    body: visaPdfMessage,
    answer: jobAnswer,
    handle: async (call) => {
      checkChoice(signedIn(call), call.body)
      const asker = askerOf(call)
      const job = call.jobs.start(asker.accountId, 'visa-pdf', (watch) =>
        makeVisaPdf(call.context, asker, call.body, watch),
      )
      return marked({ job })
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/cahiers/jobs/:id',
    access: 'cahier-print',
    summary: 'Où en est un travail que l’on a demandé.',
    params: ofJob,
    answer: jobAnswer,
    handle: async (call) => marked({ job: call.jobs.read(signedIn(call).account.id, call.params.id) }),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/cahiers/jobs/:id',
    access: 'cahier-print',
    summary: 'Arrêter un travail que l’on a demandé.',
    params: ofJob,
    answer: jobAnswer,
    handle: async (call) => marked({ job: call.jobs.cancel(signedIn(call).account.id, call.params.id) }),
  }),
  defineRoute({
    method: 'GET',
    path: '/cahiers/documents/:id/file',
    access: 'cahier-print',
    summary: 'Un document fait\u00a0: le sien, ou une archive pour la direction.',
    params: ofJob,
    handle: async (call) => {
      const who = signedIn(call)
      const document = await findDocument(call.context, call.params.id)
      const mayRead = document?.kind === 'archive' ? isOfDirection(who) : document?.made_by === who.account.id
      if (!document || !mayRead) throw new Refusal(404, 'document-unknown')
      await logAccess(call.context, {
        accountId: who.account.id,
        action: 'document-read',
        target: document.id,
      })
      call.reply.header('content-length', String(document.size)).type(document.media_type)
      return call.reply.send(Readable.from(readDocument(call.context, document.id)))
    },
  }),
]

/** What is made of the cahiers de textes on request: PDF of the visa, archives, re-check of the seals (C1). */
export const cahierRoutes: readonly AnyRoute[] = [
  ...printRoutes,
  defineRoute({
    method: 'POST',
    path: '/cahiers/archives',
    access: 'cahier-archives',
    summary: 'Commencer l’archive de l’année\u00a0: les cahiers d’un professeur, ou tous.',
    body: archiveMessage,
    answer: jobAnswer,
    handle: async (call) => {
      const asker = askerOf(call)
      const { teacherId } = call.body
      const job = call.jobs.start(asker.accountId, 'archive', (watch) =>
        makeArchive(call.context, asker, teacherId, watch),
      )
      return marked({ job })
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/cahiers/archives',
    access: 'cahier-archives',
    summary: 'Les archives que le portail garde.',
    answer: archivesAnswer,
    handle: async ({ context }) => marked({ archives: [...(await listArchives(context))] }),
  }),
  defineRoute({
    method: 'POST',
    path: '/cahiers/seal-checks',
    access: 'cahier-archives',
    summary: 'Commencer la revérification de tous les sceaux.',
    answer: jobAnswer,
    handle: async (call) => {
      const accountId = signedIn(call).account.id
      const job = call.jobs.start(accountId, 'seal-check', (watch) =>
        checkSeals(call.context, accountId, watch),
      )
      return marked({ job })
    },
  }),
]
