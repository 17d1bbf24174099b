import { z } from 'zod'
import { charterToAccept, acceptCharter } from '#server/accounts/charter-state.ts'
import { changePassword } from '#server/accounts/change-password.ts'
import { closeOwnSession, closeSessions } from '#server/accounts/close-sessions.ts'
import { listSessions } from '#server/accounts/list-sessions.ts'
import { logAccess } from '#server/accounts/log-access.ts'
import { personOf } from '#server/accounts/person-of.ts'
import { signIn } from '#server/accounts/sign-in.ts'
import { must } from '#shared/kernel/must.ts'
import { answerMark, marked } from '#shared/protocol/envelope.ts'
import { portalPaths } from '#shared/protocol/paths.ts'
import {
  acceptCharterMessage,
  changePasswordMessage,
  doneAnswer,
  personMessage,
  sessionsAnswer,
  signInAnswer,
  signInMessage,
} from '#shared/protocol/session.ts'
import { defineRoute, type AnyRoute, type RouteCall } from './route.ts'

const done = marked({ done: true as const })

export function signedIn(call: Pick<RouteCall<unknown, unknown, unknown>, 'who'>) {
  return must(call.who, 'a session, by the route’s access')
}

const charterShape = z.object({ version: z.int(), title: z.string(), text: z.string() }).nullable()
const meAnswer = z.object({
  ...answerMark,
  person: personMessage,
  mustChangePassword: z.boolean(),
  charter: charterShape,
})

export const sessionRoutes: readonly AnyRoute[] = [
  defineRoute({
    method: 'POST',
    path: portalPaths.session,
    access: 'anyone',
    summary: 'Ouvrir une session sur un poste.',
    body: signInMessage,
    answer: signInAnswer,
    handle: ({ context, body, request }) => signIn(context, body, request.ip),
  }),
  defineRoute({
    method: 'DELETE',
    path: portalPaths.session,
    access: 'first-sign-in',
    summary: 'Fermer sa session.',
    answer: doneAnswer,
    handle: async (call) => {
      const { session, account } = signedIn(call)
      await closeSessions(
        call.context.db,
        call.context,
        { accountId: account.id, sessionId: session.id },
        'signed-out',
      )
      await logAccess(call.context, {
        accountId: account.id,
        workstationId: session.workstation_id,
        action: 'sign-out',
      })
      return done
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/me',
    access: 'first-sign-in',
    summary: 'Qui je suis, et ce qu’il me reste à faire à la première connexion.',
    answer: meAnswer,
    handle: async (call) => {
      const { account } = signedIn(call)
      return marked({
        person: await personOf(call.context.db, account),
        mustChangePassword: account.must_change,
        charter: await charterToAccept(call.context.db, account.id),
      })
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/me/password',
    access: 'first-sign-in',
    summary: 'Changer son mot de passe.',
    body: changePasswordMessage,
    answer: doneAnswer,
    handle: async (call) => {
      await changePassword(call.context, signedIn(call), call.body)
      return done
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/me/charter',
    access: 'first-sign-in',
    summary: 'Accepter la charte d’usage.',
    body: acceptCharterMessage,
    answer: doneAnswer,
    handle: async (call) => {
      await acceptCharter(call.context, signedIn(call).account.id, call.body.version, null)
      return done
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/me/sessions',
    access: 'first-sign-in',
    summary: 'Mes sessions ouvertes.',
    answer: sessionsAnswer,
    handle: async (call) => marked({ sessions: await listSessions(call.context, signedIn(call)) }),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/me/sessions/:id',
    access: 'first-sign-in',
    summary: 'Fermer une de mes sessions, sur un autre poste par exemple.',
    params: z.object({ id: z.string().max(80) }),
    answer: doneAnswer,
    handle: async (call) => {
      const { account } = signedIn(call)
      await closeOwnSession(call.context, account.id, call.params.id)
      await logAccess(call.context, {
        accountId: account.id,
        action: 'session-revoked',
        target: call.params.id,
      })
      return done
    },
  }),
]
