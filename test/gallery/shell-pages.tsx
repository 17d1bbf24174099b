import { App } from '#renderer/app/app.tsx'
import { openScreen } from '#renderer/app/route-store.ts'
import { usePost } from '#renderer/features/post-store.ts'
import { useSession } from '#renderer/lock/session-store.ts'
import { usePendingItems } from '#renderer/sync/pending-items.ts'
import { useSyncStatus, type SyncStatus } from '#renderer/sync/sync-status.ts'
import { instantOf } from '#shared/kernel/instant.ts'
import { openSampleVault, person } from './sample-school.ts'

const at = (minutesAgo: number) => instantOf(Date.now() - minutesAgo * 60_000)

function fillTray(): void {
  const report = (mid: number, text: string) => ({
    mid,
    name: 'reportProblem',
    version: 1,
    typedAt: at(60 - mid),
    args: {
      id: `r${mid}`,
      text,
      context: { screen: '', version: '', host: '', os: '', postName: '', line: '' },
    },
  })
  const end = { settledAt: at(5), isClosed: false, rev: 4 } as const
  usePendingItems.setState({
    waiting: [
      { ...report(4, 'L’imprimante du bureau ne répond plus.'), state: 'being-sent' },
      { ...report(5, 'Le vidéoprojecteur de la salle 104 reste noir.'), state: 'kept-here' },
    ],
    sentToday: [
      {
        ...report(1, 'Une touche du clavier manque.'),
        ...end,
        verdict: 'applied',
        code: null,
        params: {},
        isClosed: true,
      },
    ],
    toDecide: [
      {
        ...report(2, 'x'),
        name: 'reviseObservation',
        args: { observationId: 'obs1', base: '', text: 'a' },
        ...end,
        verdict: 'conflict',
        code: 'two-texts',
        params: { observationId: 'obs1' },
      },
      {
        ...report(3, 'Le réglage ne tient pas.'),
        ...end,
        verdict: 'rejected',
        code: 'direction-only',
        params: {},
      },
    ],
  })
}

function open(screen: string, target?: string, status: Partial<SyncStatus> = {}) {
  openSampleVault()
  fillTray()
  usePost.setState({
    about: {
      version: '0.1.0',
      host: 'node',
      os: 'Linux 6.1',
      postName: 'VS-02',
      postKind: 'desk',
      portalUrl: 'https://portail.exemple',
      isFrameless: true,
    },
  })
  useSyncStatus.setState({ line: 'no-network', dataAsOf: at(40), pendingCount: 2, ...status })
  useSession.setState({ state: 'open', person, profileId: 'sample-profile' })
  openScreen(screen, target)
  return <App />
}

export const shellPages = {
  waiting: () => open('waiting'),
  settings: () => open('settings', undefined, { line: 'sending', sendingDone: 3, sendingTotal: 12 }),
  problem: () => open('problem', undefined, { line: 'session-ended' }),
  about: () => open('about', undefined, { line: 'portal-down', dataAsOf: at(2000) }),
  diagnostic: () => open('diagnostic', undefined, { line: 'captive-portal' }),
  administration: () => open('administration', undefined, { line: 'online', pendingCount: 0 }),
  'roll-call': () => open('roll-call'),
  student: () => open('directory', 'student:s0', { line: 'online', pendingCount: 0 }),
  division: () => open('directory', 'division:d0', { line: 'online', dataAsOf: at(20000) }),
}
