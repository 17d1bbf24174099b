import multipart from '@fastify/multipart'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod'
import type { PortalContext } from '#server/commands/portal-context.ts'
import { Refusal } from '#server/commands/refusal.ts'
import { must } from '#shared/kernel/must.ts'
import type { Authenticated } from '#server/accounts/authenticate.ts'
import { createJobs, type Jobs } from '#server/cahiers/jobs.ts'
import { errorMessage } from '#shared/protocol/envelope.ts'
import type { Pokes } from '#server/sync/pokes.ts'
import { answerError } from './answer-error.ts'
import { answerUnreadAddress, answerUnreadRequest } from './answer-unread.ts'
import { bearerToken, guard } from './guard.ts'
import { createRateLimit, type RateLimit } from './rate-limit.ts'
import type { AnyRoute, Services } from './route.ts'
import { routes } from './routes.ts'
import { hasUnstorable } from './unstorable-text.ts'

/** What the door opens on. The context is asked at each request: before the first import there is no school. */
export interface ServerParts {
  readonly context: () => Promise<PortalContext>
  readonly pokes: Pokes
  readonly clock: () => number
  readonly table?: readonly AnyRoute[]
  /** Behind a reverse proxy: the address of who asks is the one that it forwards. */
  readonly trustProxy?: boolean
  /** Told of what the portal failed at: 500 and nothing else. */
  readonly onFault: (error: unknown) => void
}

const jsonBodyMax = 1024 * 1024

const headers = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'strict-transport-security': 'max-age=31536000',
}

const documentPolicy =
  "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'"

async function publishDocs(server: FastifyInstance): Promise<void> {
  await server.register(swagger, {
    openapi: {
      info: {
        title: 'Portail Pupitre',
        version: '1',
        description: 'Le portail de référence auquel les postes se synchronisent.',
      },
      components: { securitySchemes: { session: { type: 'http', scheme: 'bearer' } } },
    },
    transform: jsonSchemaTransform,
  })
  await server.register(swaggerUi, { routePrefix: '/docs' })
}

function schemaOf(route: AnyRoute) {
  return {
    summary: route.summary,
    description: `Accès\u00a0: ${route.access}`,
    ...(route.access === 'anyone' ? {} : { security: [{ session: [] }] }),
    ...(route.body ? { body: route.body } : {}),
    ...(route.query ? { querystring: route.query } : {}),
    ...(route.params ? { params: route.params } : {}),
    response: { ...(route.answer ? { 200: route.answer } : {}), '4xx': errorMessage, '5xx': errorMessage },
  }
}

interface Admitted {
  readonly services: Services
  readonly who: Authenticated | null
  readonly token: string | null
}

/** Who is at the door, decided before the body is read: a stranger makes us parse nothing. */
async function admit(
  route: AnyRoute,
  services: Services,
  limit: RateLimit,
  request: FastifyRequest,
): Promise<Admitted> {
  const token = bearerToken(request)
  const waitSeconds = limit.take(token ?? request.ip)
  if (waitSeconds > 0) throw new Refusal(429, 'too-many-requests', { waitSeconds })
  return { services, token, who: await guard(services.context, route.access, token) }
}

async function serve(route: AnyRoute, admitted: Admitted, request: FastifyRequest, reply: FastifyReply) {
  const { services, who, token } = admitted
  const { body, query, params } = request
  if (hasUnstorable([body, query, params])) throw new Refusal(400, 'invalid-message')
  const answer = await route.handle({ ...services, who, token, body, query, params, request, reply })
  if (typeof answer === 'string') return reply.type('application/json; charset=utf-8').send(answer)
  return reply.sent ? reply : answer
}

/** Long work, which ends with the server: it writes nothing to a base that is closing. */
function openJobs(server: FastifyInstance, stopping: AbortController, onFault: ServerParts['onFault']): Jobs {
  const jobs = createJobs(stopping.signal, onFault)
  server.addHook('preClose', async () => stopping.abort())
  server.addHook('onClose', () => jobs.settled())
  return jobs
}

/** The portal over HTTP, not listening yet. */
export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
  const server = fastify({
    logger: false,
    bodyLimit: jsonBodyMax,
    trustProxy: parts.trustProxy ?? false,
    forceCloseConnections: true,
    frameworkErrors: (error, _request, reply) => {
      reply.headers(headers)
      answerUnreadAddress(error, reply)
    },
    clientErrorHandler: answerUnreadRequest,
  })
  server.setValidatorCompiler(validatorCompiler)
  server.setSerializerCompiler(serializerCompiler)
  server.addHook('onRequest', async (request, reply) => {
    reply.headers(headers)
    if (request.url.startsWith('/docs')) reply.header('content-security-policy', documentPolicy)
  })
  const stopping = new AbortController()
  const jobs = openJobs(server, stopping, parts.onFault)
  server.setErrorHandler((error, _request, reply) => {
    const answered = answerError(error, reply)
    if (reply.statusCode === 500) parts.onFault(error)
    return answered
  })
  server.setNotFoundHandler((_request, reply) => answerError(new Refusal(404, 'not-found'), reply))
  await server.register(multipart)
  await publishDocs(server)
  const [limit, admitted] = [createRateLimit(parts.clock), new WeakMap<FastifyRequest, Admitted>()]
  for (const route of parts.table ?? routes) {
    server.withTypeProvider<ZodTypeProvider>().route({
      method: route.method,
      url: route.path,
      schema: schemaOf(route),
      ...(route.bodyLimit === undefined ? {} : { bodyLimit: route.bodyLimit }),
      onRequest: async (request) => {
        const services = {
          context: await parts.context(),
          pokes: parts.pokes,
          jobs,
          stopping: stopping.signal,
        }
        admitted.set(request, await admit(route, services, limit, request))
      },
      handler: (request, reply) =>
        serve(route, must(admitted.get(request), 'an admitted request'), request, reply),
    })
  }
  return server
}
