import { z } from 'zod'
import { runPush } from '#server/commands/run-push.ts'
import { parkCommands } from '#server/commands/park-commands.ts'
import { nowOf } from '#server/commands/portal-context.ts'
import { Refusal } from '#server/commands/refusal.ts'
import { holdForHead } from '#server/sync/hold-for-head.ts'
import { pull, pulledJson } from '#server/sync/pull.ts'
import { PullRestart } from '#server/sync/pull-view.ts'
import { marked } from '#shared/protocol/envelope.ts'
import { portalPaths } from '#shared/protocol/paths.ts'
import { headAnswer } from '#shared/protocol/poke.ts'
import { pullAnswer, pullMessage } from '#shared/protocol/pull.ts'
import { parkAnswer, parkMessage, pushAnswer, pushMessage } from '#shared/protocol/push.ts'
import { helloAnswer } from '#shared/protocol/session.ts'
import { pushLimits } from '#shared/protocol/version.ts'
import { sayHello } from './say-hello.ts'
import { signedIn } from './session-routes.ts'
import { streamPokes } from './stream-pokes.ts'
import { defineRoute, type AnyRoute, type RouteCall } from './route.ts'

/** Around the commands of a push. */
const envelopeBytes = 1024

/** A session speaks for its own workstation and no other. */
function holderOf(call: Pick<RouteCall<{ workstationId: string }, unknown, unknown>, 'who' | 'body'>) {
  const { account, session } = signedIn(call)
  if (call.body.workstationId !== session.workstation_id) throw new Refusal(403, 'workstation-mismatch')
  return { accountId: account.id, workstationId: session.workstation_id }
}

export const syncRoutes: readonly AnyRoute[] = [
  defineRoute({
    method: 'GET',
    path: portalPaths.hello,
    access: 'anyone',
    summary: 'Le portail, son école, et si la session vit.',
    answer: helloAnswer,
    handle: (call) => sayHello(call.context, call.who !== null),
  }),
  defineRoute({
    method: 'POST',
    path: '/sync/push',
    access: 'member',
    summary: 'Envoyer des commandes, dans l’ordre\u00a0; chacune reçoit un verdict.',
    bodyLimit: pushLimits.bytes + envelopeBytes,
    body: pushMessage,
    answer: pushAnswer,
    handle: async (call) =>
      marked({ ...(await runPush(call.context, holderOf(call), call.body)), now: nowOf(call.context) }),
  }),
  defineRoute({
    method: 'POST',
    path: '/sync/pull',
    access: 'member',
    summary: 'Recevoir ce qui a changé dans ses périmètres.',
    body: pullMessage,
    answer: pullAnswer,
    handle: async (call) => {
      try {
        return pulledJson(await pull(call.context, holderOf(call), call.body))
      } catch (error) {
        if (error instanceof PullRestart) throw new Refusal(409, 'pull-restart')
        throw error
      }
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/sync/park',
    access: 'custody',
    summary: 'Confier au portail des commandes qui ne peuvent pas être appliquées.',
    bodyLimit: 2 * pushLimits.bytes,
    body: parkMessage,
    answer: parkAnswer,
    handle: async (call) => marked(await parkCommands(call.context, holderOf(call), call.body)),
  }),
  defineRoute({
    method: 'GET',
    path: portalPaths.poke,
    access: 'member',
    summary: 'Flux d’événements\u00a0: la tête de l’école, et rien d’autre.',
    handle: (call) => streamPokes(call),
  }),
  defineRoute({
    method: 'GET',
    path: portalPaths.head,
    access: 'member',
    summary: 'La tête de l’école\u00a0; attend qu’elle bouge, vingt-cinq secondes au plus.',
    query: z.object({
      after: z.coerce.number().int().min(0).default(0),
      waitMs: z.coerce.number().int().min(0).max(25_000).default(0),
    }),
    answer: headAnswer,
    handle: async (call) => marked({ head: await holdForHead(call, call.query.after, call.query.waitMs) }),
  }),
]
