import { z } from 'zod'
import { charter } from '#server/accounts/charter.fr.ts'
import { acceptCharter, listAcceptances } from '#server/accounts/charter-state.ts'
import { reinstateAccount, setEndOfRight, setRoles, suspendAccount } from '#server/accounts/decide-account.ts'
import { firstIdentifiers } from '#server/accounts/first-identifiers.ts'
import { listAccounts } from '#server/accounts/list-accounts.ts'
import { renewOnePassword } from '#server/accounts/renew-first-passwords.ts'
import { isPlainDate, type PlainDate } from '#shared/kernel/plain-date.ts'
import {
  accountsAnswer,
  charterListAnswer,
  endRightMessage,
  firstIdentifiersAnswer,
  firstPasswordAnswer,
  reinstateMessage,
  rolesMessage,
  suspendMessage,
} from '#shared/protocol/administration.ts'
import { marked } from '#shared/protocol/envelope.ts'
import { acceptCharterMessage, doneAnswer } from '#shared/protocol/session.ts'
import { Refusal } from '#server/commands/refusal.ts'
import { defineRoute, type AnyRoute } from './route.ts'
import { signedIn } from './session-routes.ts'

const done = marked({ done: true as const })
const ofAccount = z.object({ id: z.string().max(80) })

function dayOf(text: string | null): PlainDate | null {
  if (text === null || isPlainDate(text)) return text
  throw new Refusal(422, 'date-unknown')
}

const decisionRoutes: readonly AnyRoute[] = [
  defineRoute({
    method: 'POST',
    path: '/administration/accounts/:id/suspend',
    access: 'accounts',
    summary: 'Suspendre un accès, la personne ayant été entendue (date et résumé obligatoires).',
    params: ofAccount,
    body: suspendMessage,
    answer: doneAnswer,
    handle: async (call) => {
      const hearing = { heardOn: dayOf(call.body.heardOn), summary: call.body.summary }
      await suspendAccount(call.context, signedIn(call).account.id, call.params.id, hearing)
      return done
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/administration/accounts/:id/reinstate',
    access: 'accounts',
    summary: 'Rendre un accès suspendu.',
    params: ofAccount,
    body: reinstateMessage,
    answer: doneAnswer,
    handle: async (call) => {
      await reinstateAccount(call.context, signedIn(call).account.id, call.params.id, call.body.summary)
      return done
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/administration/accounts/:id/end',
    access: 'accounts',
    summary: 'Fixer ou retirer la fin de droit d’un compte.',
    params: ofAccount,
    body: endRightMessage,
    answer: doneAnswer,
    handle: async (call) => {
      await setEndOfRight(call.context, signedIn(call).account.id, call.params.id, dayOf(call.body.endsOn))
      return done
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/administration/accounts/:id/roles',
    access: 'accounts',
    summary: 'Dire ce qu’est une personne dans l’établissement.',
    params: ofAccount,
    body: rolesMessage,
    answer: doneAnswer,
    handle: async (call) => {
      await setRoles(call.context, signedIn(call).account.id, call.params.id, call.body.roles)
      return done
    },
  }),
]

export const accountRoutes: readonly AnyRoute[] = [
  ...decisionRoutes,
  defineRoute({
    method: 'GET',
    path: '/administration/accounts',
    access: 'accounts',
    summary: 'Les comptes de l’établissement.',
    answer: accountsAnswer,
    handle: async ({ context }) =>
      marked({ charterVersion: charter.version, accounts: await listAccounts(context) }),
  }),
  defineRoute({
    method: 'POST',
    path: '/administration/accounts/:id/first-password',
    access: 'accounts',
    summary: 'Donner un nouveau premier mot de passe à qui a oublié le sien.',
    params: ofAccount,
    answer: firstPasswordAnswer,
    handle: async (call) => {
      const { login, firstPassword } = await renewOnePassword(
        call.context,
        signedIn(call).account.id,
        call.params.id,
      )
      return marked({ login, firstPassword })
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/administration/first-identifiers',
    access: 'accounts',
    summary: 'Imprimer les premiers identifiants de ceux qui ne se sont jamais connectés, renouvelés.',
    answer: firstIdentifiersAnswer,
    handle: async (call) => {
      const { accounts, pdf } = await firstIdentifiers(call.context, signedIn(call).account.id)
      return marked({ accounts, pdf: pdf.toString('base64') })
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/administration/charter',
    access: 'charter-desk',
    summary: 'Qui a accepté la charte en vigueur, et qui ne l’a pas fait.',
    answer: charterListAnswer,
    handle: async ({ context }) =>
      marked({ version: charter.version, accounts: await listAcceptances(context) }),
  }),
  defineRoute({
    method: 'POST',
    path: '/administration/accounts/:id/paper-charter',
    access: 'charter-desk',
    summary: 'Enregistrer une charte signée sur papier.',
    params: ofAccount,
    body: acceptCharterMessage,
    answer: doneAnswer,
    handle: async (call) => {
      await acceptCharter(call.context, call.params.id, call.body.version, signedIn(call).account.id)
      return done
    },
  }),
]
