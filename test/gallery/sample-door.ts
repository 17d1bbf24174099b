import { preloadDoorName, type AnswerMessage, type CallMessage } from '#shared/bridge/contract.ts'
import { marked } from '#shared/protocol/envelope.ts'

const account = (index: number, familyName: string, givenName: string, rest: object = {}) => ({
  accountId: `a${index}`,
  staffId: ['me', 'other', 'third'][index] ?? `x${index}`,
  login: `${givenName[0]}.${familyName}`.toLowerCase(),
  familyName,
  givenName,
  title: 'professeur de français',
  roles: ['teacher'],
  state: 'active',
  isNew: false,
  mustChangePassword: false,
  suspendedAt: null,
  endsOn: null,
  signedInAt: '2026-11-20T08:02:00.000Z',
  openSessions: 1,
  charterAcceptedAt: '2026-09-02T08:02:00.000Z',
  charterOnPaper: false,
  ...rest,
})

const accounts = [
  account(0, 'Diop-Renaud', 'Awa', { roles: ['teacher', 'direction'] }),
  account(1, 'Sarrazin', 'Luc', { state: 'suspended', charterAcceptedAt: null }),
  account(2, 'Toussaint-Roy', 'Jeanne', { signedInAt: null, isNew: true, charterOnPaper: true }),
  ...Array.from({ length: 40 }, (_one, index) => account(index + 3, `Personne ${index}`, 'Essai')),
]

const note = (code: string, id: string, message: string) => ({
  code,
  id,
  file: 'ElevesSansAdresses.xml',
  message,
})

const bodies: Readonly<Record<string, unknown>> = {
  '/administration/accounts': { charterVersion: 1, accounts },
  '/administration/charter': {
    version: 1,
    accounts: accounts.map(({ accountId, staffId, login, charterAcceptedAt, charterOnPaper }) => ({
      accountId,
      staffId,
      login,
      acceptedAt: charterAcceptedAt,
      onPaper: charterOnPaper,
    })),
  },
  '/administration/held': {
    items: [
      {
        ...note('pupil-in-two-divisions', '1001', 'L’élève 1001 est dans deux divisions : « 3E1 », « 3E2 ».'),
        payload: { structures: { divisions: ['3E1', '3E2'] } },
        heldAt: '2026-11-20T08:02:00.000Z',
        decision: null,
      },
    ],
  },
  '/administration/import': {
    report: {
      school: '0750001A',
      schoolYear: 2026,
      counts: {
        students: 600,
        departed: 4,
        guardians: 1104,
        guardianLinks: 1180,
        divisions: 24,
        groups: 31,
        staff: 52,
        subjects: 22,
        services: 260,
        lessons: 21340,
      },
      changes: { created: 12, updated: 40, unchanged: 22000, departed: 1 },
      warnings: [note('missing-ine', '1002', 'L’élève 1002 n’a pas d’INE.')],
      held: [
        note('pupil-in-two-divisions', '1001', 'L’élève 1001 est dans deux divisions : « 3E1 », « 3E2 ».'),
      ],
      written: false,
    },
    refused: null,
    accountsOpened: 0,
  },
  '/administration/parked': {
    items: [
      {
        id: 1,
        accountId: 'a1',
        workstationId: 'w1',
        mid: 4,
        name: 'reportProblem',
        reason: 'logout',
        error: null,
        parkedAt: '2026-11-20T08:02:00.000Z',
        settledAt: null,
        raw: { args: { text: 'Souris en panne' } },
      },
    ],
  },
  '/administration/access-log': {
    lines: ['access-log-read', 'sign-in', 'import', 'account-suspended', 'sign-in-failed'].map(
      (action, index) => ({
        id: 90 - index,
        at: '2026-11-20T08:02:00.000Z',
        accountId: index === 4 ? null : 'a0',
        workstationId: 'w1',
        action,
        target: index === 3 ? 'a1' : null,
        details: null,
      }),
    ),
  },
  '/me/sessions': {
    sessions: [
      {
        id: 's1',
        postName: 'VS-02',
        openedAt: '2026-11-20T08:02:00.000Z',
        lastSeenAt: '2026-11-22T06:02:00.000Z',
        isCurrent: true,
      },
      {
        id: 's2',
        postName: 'Salle 104',
        openedAt: '2026-11-18T08:02:00.000Z',
        lastSeenAt: '2026-11-19T06:02:00.000Z',
        isCurrent: false,
      },
    ],
  },
}

function answerOf(message: CallMessage): unknown {
  const input = message.input as { readonly path?: string }
  switch (`${message.service}.${message.method}`) {
    case 'portal.call':
      return { kind: 'answer', body: marked(bodies[input.path?.split('?')[0] ?? ''] as object) }
    case 'portal.diagnose':
      return {
        portalUrl: 'https://portail.exemple',
        at: '2026-11-22T06:02:00.000Z',
        steps: [
          { step: 'network', state: 'ok', detail: '' },
          { step: 'proxy', state: 'ok', detail: 'direct' },
          { step: 'captive-portal', state: 'failed', detail: 'HTML 200' },
          { step: 'certificate', state: 'not-reached', detail: '' },
          { step: 'portal', state: 'not-reached', detail: '' },
          { step: 'session', state: 'not-reached', detail: '' },
        ],
      }
    case 'files.pick':
      return { files: [{ name: 'ElevesSansAdresses.zip', bytes: 'AAAA' }] }
    default:
      return { logged: true }
  }
}

/** A host that answers from the page itself. */
export function openSampleDoor(): void {
  Reflect.set(window, preloadDoorName, {
    call: async (message: CallMessage): Promise<AnswerMessage> => ({
      id: message.id,
      ok: true,
      value: answerOf(message),
    }),
    listen: () => () => {},
  })
}
