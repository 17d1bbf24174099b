import type { Role } from '#shared/domain/core/actor.ts'
import { everyone } from './rights-kinds.ts'

/** In what state somebody comes to the door. */
export const callers = [
  'signed in',
  'no token',
  'a wrong token',
  'a token of another school',
  'suspended',
  'right ended',
  'session expired',
  'signed out',
  'workstation revoked',
  'password to change',
  'charter to accept',
  'another’s workstation named',
] as const
export type Caller = (typeof callers)[number]

/** What is answered: `passes`, or the code of the refusal, whose status is in `statusOf`. */
type Answer = string

/** Who a route is for, and what the others hear at its door. */
export type Door = 'anyone' | 'any session' | 'custody' | 'member'

const strangers: Partial<Record<Caller, Answer>> = {
  'no token': 'session-expired',
  'a wrong token': 'session-expired',
  'a token of another school': 'session-expired',
  'session expired': 'session-expired',
  'signed out': 'session-revoked',
  'workstation revoked': 'session-revoked',
}
const ended: Partial<Record<Caller, Answer>> = {
  suspended: 'account-suspended',
  'right ended': 'account-ended',
}
const firstSteps: Partial<Record<Caller, Answer>> = {
  'password to change': 'password-change-required',
  'charter to accept': 'charter-required',
}

/** What each caller hears at each door; whom it does not name passes. */
export const doors: Readonly<Record<Door, Partial<Record<Caller, Answer>>>> = {
  anyone: {},
  // the first steps themselves, and one's own sessions (C12)
  'any session': { ...strangers, ...ended },
  // what a person typed before his suspension or end of right is handed over, and nothing else (law V7)
  custody: strangers,
  member: { ...strangers, ...ended, ...firstSteps },
}

export const statusOf: Readonly<Record<string, number>> = {
  'session-expired': 401,
  'session-revoked': 401,
  'account-suspended': 401,
  'account-ended': 401,
  'password-change-required': 403,
  'charter-required': 403,
  'not-allowed': 403,
  'workstation-mismatch': 403,
}

/** What a route may be asked on: made anew for each cell. */
export interface Target {
  readonly accountId: string
  readonly workstationId: string
  /** The workstation that the caller's message names. */
  readonly own: string
  readonly parkedId: number
  readonly heldId: string
  readonly sessionId: string
}

export interface RouteRights {
  readonly route: string
  readonly law: string
  readonly door: Door
  /** Who may pass once inside; the others hear `not-allowed`. */
  readonly roles: readonly Role[]
  /** The message names a workstation, and only the session's own is heard. */
  readonly namesWorkstation?: true
  /** What tells that the door was passed: 200, unless a cheaper or harmless answer is asked for on purpose. */
  readonly passes?: { readonly status: number; readonly code: string }
  /** The address and the message that pass. */
  ask(target: Target): { readonly path: string; readonly body?: unknown }
}

/** Who decides on accounts, imports, and what is in custody. */
const administration: readonly Role[] = ['direction', 'administrator']
/** The secretariat records charters signed on paper (C12). */
const charterDesk: readonly Role[] = ['direction', 'secretariat', 'administrator']
const accountsLaw = 'C6, C10, issue 2 §3: accounts are decided by the direction and the local administrator'
/** A password costs a fifth of a second and counts against its owner: an empty message passes the door all the same. */
const emptyMessage = { status: 400, code: 'invalid-message' }

const onAccount = (
  action: string,
  body?: unknown,
): Pick<RouteRights, 'route' | 'law' | 'door' | 'roles' | 'ask'> => ({
  route: `POST /administration/accounts/:id/${action}`,
  law: accountsLaw,
  door: 'member',
  roles: administration,
  ask: ({ accountId }) => ({ path: `/administration/accounts/${accountId}/${action}`, body }),
})

const summary = 'A été entendu le 16 novembre par la direction.'

const syncRoutes: readonly RouteRights[] = [
  {
    route: 'GET /sync/hello',
    law: 'S19: anybody may ask whether it is the portal',
    door: 'anyone',
    roles: everyone,
    ask: () => ({ path: '/sync/hello' }),
  },
  {
    route: 'POST /sync/push',
    law: 'S5: each command is judged by itself',
    door: 'member',
    roles: everyone,
    namesWorkstation: true,
    ask: ({ own }) => ({
      path: '/sync/push',
      body: { proto: 1, workstationId: own, epoch: null, commands: [] },
    }),
  },
  {
    route: 'POST /sync/pull',
    law: 'C18: each row is judged by itself',
    door: 'member',
    roles: everyone,
    namesWorkstation: true,
    ask: ({ own }) => ({
      path: '/sync/pull',
      body: {
        proto: 1,
        workstationId: own,
        epoch: null,
        cursor: 0,
        scopes: [],
        schema: {},
        page: null,
        wantsDigest: false,
        outcomesAfter: 0,
      },
    }),
  },
  {
    route: 'POST /sync/park',
    law: 'V7: custody is open to whom a suspension or an end of right has put out',
    door: 'custody',
    roles: everyone,
    namesWorkstation: true,
    ask: ({ own }) => ({
      path: '/sync/park',
      body: {
        proto: 1,
        workstationId: own,
        reason: 'logout',
        // a number to come: nothing is kept
        commands: [{ mid: 900, name: 'x', version: 1, args: {}, typedAt: '2026-11-17T08:04:00.000Z' }],
      },
    }),
  },
  {
    route: 'GET /sync/poke',
    law: 'S18: the head and nothing else',
    door: 'member',
    roles: everyone,
    ask: () => ({ path: '/sync/poke' }),
  },
  {
    route: 'GET /sync/head',
    law: 'S18: the head and nothing else',
    door: 'member',
    roles: everyone,
    ask: () => ({ path: '/sync/head' }),
  },
]

const ownRoutes: readonly RouteRights[] = [
  {
    route: 'POST /session',
    law: 'issue 2 §3: whoever has a password',
    door: 'anyone',
    roles: everyone,
    passes: emptyMessage,
    ask: () => ({ path: '/session', body: {} }),
  },
  {
    route: 'DELETE /session',
    law: 'C4: one’s own session',
    door: 'any session',
    roles: everyone,
    ask: () => ({ path: '/session' }),
  },
  { route: 'GET /me', law: 'oneself', door: 'any session', roles: everyone, ask: () => ({ path: '/me' }) },
  {
    route: 'POST /me/password',
    law: 'issue 2 §3: one’s own password',
    door: 'any session',
    roles: everyone,
    passes: emptyMessage,
    ask: () => ({ path: '/me/password', body: {} }),
  },
  {
    route: 'POST /me/charter',
    law: 'C12: one’s own acceptance',
    door: 'any session',
    roles: everyone,
    ask: () => ({ path: '/me/charter', body: { version: 1 } }),
  },
  {
    route: 'GET /me/sessions',
    law: 'one’s own sessions',
    door: 'any session',
    roles: everyone,
    ask: () => ({ path: '/me/sessions' }),
  },
  {
    route: 'DELETE /me/sessions/:id',
    law: 'one’s own sessions: another’s is unknown, as if it were none',
    door: 'any session',
    roles: everyone,
    passes: { status: 404, code: 'session-unknown' },
    ask: ({ sessionId }) => ({ path: `/me/sessions/${sessionId}` }),
  },
  {
    route: 'GET /me/workstations',
    law: 'V2: one’s own posts',
    door: 'member',
    roles: everyone,
    ask: () => ({ path: '/me/workstations' }),
  },
  {
    route: 'POST /me/workstations/revoke',
    law: 'V2: one’s own posts: another’s is unknown, as if it were none',
    door: 'member',
    roles: everyone,
    passes: { status: 404, code: 'workstation-unknown' },
    ask: ({ workstationId }) => ({ path: '/me/workstations/revoke', body: { workstationId } }),
  },
]

const administrationRoutes: readonly RouteRights[] = [
  onAccount('suspend', { heardOn: '2026-11-16', summary }),
  { ...onAccount('reinstate', { summary }), passes: { status: 409, code: 'not-suspended' } },
  onAccount('end', { endsOn: '2027-07-01' }),
  onAccount('roles', { roles: ['aed'] }),
  onAccount('first-password'),
  {
    route: 'GET /administration/accounts/:id/workstations',
    law: accountsLaw,
    door: 'member',
    roles: administration,
    ask: ({ accountId }) => ({ path: `/administration/accounts/${accountId}/workstations` }),
  },
  {
    ...onAccount('workstations/revoke'),
    ask: ({ accountId, workstationId }) => ({
      path: `/administration/accounts/${accountId}/workstations/revoke`,
      body: { workstationId },
    }),
  },
  {
    route: 'GET /administration/accounts',
    law: accountsLaw,
    door: 'member',
    roles: administration,
    ask: () => ({ path: '/administration/accounts' }),
  },
  {
    route: 'POST /administration/first-identifiers',
    law: accountsLaw,
    door: 'member',
    roles: administration,
    ask: () => ({ path: '/administration/first-identifiers' }),
  },
  {
    route: 'GET /administration/charter',
    law: 'C12: the head sees who accepted, the secretariat records paper ones',
    door: 'member',
    roles: charterDesk,
    ask: () => ({ path: '/administration/charter' }),
  },
  {
    ...onAccount('paper-charter', { version: 1 }),
    law: 'C12: the secretariat records a charter signed on paper',
    roles: charterDesk,
  },
  {
    route: 'POST /administration/import',
    law: 'issue 2 §3: the administrator’s screen',
    door: 'member',
    roles: administration,
    passes: emptyMessage,
    ask: () => ({ path: '/administration/import', body: { files: [], dryRun: true } }),
  },
  {
    route: 'GET /administration/held',
    law: 'issue 2 §3: who imports decides on what was set aside',
    door: 'member',
    roles: administration,
    ask: () => ({ path: '/administration/held' }),
  },
  {
    route: 'POST /administration/held/settle',
    law: 'issue 2 §3: who imports decides on what was set aside',
    door: 'member',
    roles: administration,
    passes: { status: 404, code: 'held-unknown' },
    ask: ({ heldId }) => ({
      path: '/administration/held/settle',
      body: { code: 'pupil-doubtful-match', id: heldId, decision: { kind: 'new-pupil' } },
    }),
  },
  {
    route: 'GET /administration/parked',
    law: 'S4, V7: custody is read by who does it again by hand',
    door: 'member',
    roles: administration,
    ask: () => ({ path: '/administration/parked' }),
  },
  {
    route: 'POST /administration/parked/:id/settle',
    law: 'S4, V7: custody is settled by who did it again by hand',
    door: 'member',
    roles: administration,
    ask: ({ parkedId }) => ({ path: `/administration/parked/${parkedId}/settle` }),
  },
  {
    route: 'GET /administration/access-log',
    law: 'C13: a right of its own, which who administers does not hold',
    door: 'member',
    roles: ['direction'],
    ask: () => ({ path: '/administration/access-log' }),
  },
]

/** Who reads a whole cahier: who wrote it, and the direction. An inspector’s reading ends with his pass: no paper (C2). */
const cahierReaders: readonly Role[] = ['teacher', 'direction']
const madeForMe = 'C1: what one had made is one’s own; another’s is unknown, as if it were none'
const unknownDocument = { status: 404, code: 'document-unknown' }

const cahierRoutes: readonly RouteRights[] = [
  {
    route: 'POST /cahiers/visa-pdf',
    law: 'C1, C18: the direction prints any cahier, a teacher his own',
    door: 'member',
    roles: cahierReaders,
    passes: emptyMessage,
    ask: () => ({ path: '/cahiers/visa-pdf', body: {} }),
  },
  {
    route: 'GET /cahiers/jobs/:id',
    law: madeForMe,
    door: 'member',
    roles: cahierReaders,
    passes: unknownDocument,
    ask: ({ sessionId }) => ({ path: `/cahiers/jobs/${sessionId}` }),
  },
  {
    route: 'DELETE /cahiers/jobs/:id',
    law: madeForMe,
    door: 'member',
    roles: cahierReaders,
    passes: unknownDocument,
    ask: ({ sessionId }) => ({ path: `/cahiers/jobs/${sessionId}` }),
  },
  {
    route: 'GET /cahiers/documents/:id/file',
    law: madeForMe,
    door: 'member',
    roles: cahierReaders,
    passes: unknownDocument,
    ask: ({ sessionId }) => ({ path: `/cahiers/documents/${sessionId}/file` }),
  },
  {
    route: 'POST /cahiers/archives',
    law: 'circulaire 2010-136: the school’s archives are the direction’s',
    door: 'member',
    roles: ['direction'],
    passes: emptyMessage,
    ask: () => ({ path: '/cahiers/archives', body: {} }),
  },
  {
    route: 'GET /cahiers/archives',
    law: 'circulaire 2010-136: the school’s archives are the direction’s',
    door: 'member',
    roles: ['direction'],
    ask: () => ({ path: '/cahiers/archives' }),
  },
  {
    route: 'POST /cahiers/seal-checks',
    law: 'C1: who gives the visa may have any seal checked again',
    door: 'member',
    roles: ['direction'],
    ask: () => ({ path: '/cahiers/seal-checks' }),
  },
]

/** Every route of the portal: who may ask it, written from the law. One line a route. */
export const routeTable: readonly RouteRights[] = [
  ...syncRoutes,
  ...ownRoutes,
  ...administrationRoutes,
  ...cahierRoutes,
]

/** What the law answers to a caller of a role. `passes` when the route is reached. */
export function answerFor(
  { door, roles, namesWorkstation }: RouteRights,
  caller: Caller,
  role: Role,
): Answer {
  const refused = doors[door][caller]
  if (refused) return refused
  if (!roles.includes(role)) return 'not-allowed'
  return namesWorkstation && caller === 'another’s workstation named' ? 'workstation-mismatch' : 'passes'
}
