import { z } from 'zod'
import { listWorkstations, revokeWorkstation } from '#server/accounts/revoke-workstation.ts'
import { revokeWorkstationMessage, workstationsAnswer } from '#shared/protocol/administration.ts'
import { marked } from '#shared/protocol/envelope.ts'
import { doneAnswer } from '#shared/protocol/session.ts'
import { defineRoute, type AnyRoute } from './route.ts'
import { signedIn } from './session-routes.ts'

const ofAccount = z.object({ id: z.string().max(80) })
const done = marked({ done: true as const })

/** The posts on which a person has a profile, and how one is shredded from afar (law V2). */
export const workstationRoutes: readonly AnyRoute[] = [
  defineRoute({
    method: 'GET',
    path: '/me/workstations',
    access: 'member',
    summary: 'Les postes où j’ai un profil.',
    answer: workstationsAnswer,
    handle: async (call) =>
      marked({ workstations: await listWorkstations(call.context, signedIn(call).account.id) }),
  }),
  defineRoute({
    method: 'POST',
    path: '/me/workstations/revoke',
    access: 'member',
    summary: 'Révoquer mon profil sur un poste perdu ou volé.',
    body: revokeWorkstationMessage,
    answer: doneAnswer,
    handle: async (call) => {
      const { id } = signedIn(call).account
      await revokeWorkstation(call.context, id, id, call.body.workstationId)
      return done
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/administration/accounts/:id/workstations',
    access: 'accounts',
    summary: 'Les postes où une personne a un profil.',
    params: ofAccount,
    answer: workstationsAnswer,
    handle: async (call) => marked({ workstations: await listWorkstations(call.context, call.params.id) }),
  }),
  defineRoute({
    method: 'POST',
    path: '/administration/accounts/:id/workstations/revoke',
    access: 'accounts',
    summary: 'Révoquer le profil d’une personne sur un poste perdu ou volé.',
    params: ofAccount,
    body: revokeWorkstationMessage,
    answer: doneAnswer,
    handle: async (call) => {
      await revokeWorkstation(
        call.context,
        signedIn(call).account.id,
        call.params.id,
        call.body.workstationId,
      )
      return done
    },
  }),
]
