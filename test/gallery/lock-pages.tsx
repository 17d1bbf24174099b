import type { ProfileCard } from '#renderer/lock/session.ts'
import { useSession } from '#renderer/lock/session-store.ts'
import { usePost } from '#renderer/features/post-store.ts'
import { useSyncStatus } from '#renderer/sync/sync-status.ts'
import { instantOf } from '#shared/kernel/instant.ts'
import { App } from '#renderer/app/app.tsx'
import { charter } from '#server/accounts/charter.fr.ts'

const at = (minutesAgo: number) => instantOf(Date.now() - minutesAgo * 60_000)

function card(
  id: string,
  givenName: string,
  familyName: string,
  title: string,
  rest: Partial<ProfileCard> = {},
): ProfileCard {
  return {
    id,
    login: id,
    civility: givenName === 'Yanis' ? 'M.' : 'Mme',
    familyName,
    givenName,
    title,
    schoolName: 'Collège des Hautes-Ormes',
    lastUsedAt: at(97),
    lockedAt: null,
    lockedWhy: null,
    draftCount: 0,
    pendingCount: 0,
    dataAsOf: at(24),
    isOfflineClosed: false,
    ...rest,
  }
}

const profiles = [
  card('p1', 'Kadiatou', 'Lemaire', 'conseillère principale d’éducation', {
    lockedAt: at(11),
    lockedWhy: 'idle',
    draftCount: 1,
    pendingCount: 3,
  }),
  card('p2', 'Yanis', 'Bourdin', 'assistant d’éducation'),
  card('p3', 'Soraya', 'Amiel-Castan', 'assistante d’éducation', { lastUsedAt: at(1500) }),
]

const about = {
  version: '0.1.0',
  host: 'node',
  os: 'Linux',
  postName: 'VS-02, bureau de la vie scolaire',
  postKind: 'desk',
  portalUrl: 'https://portail.exemple',
  isFrameless: true,
} as const

export function LockedPage() {
  usePost.setState({ about })
  useSyncStatus.setState({ line: 'no-network' })
  useSession.setState({
    state: 'locked',
    profiles,
    profileId: 'p1',
    problem: { code: 'wrong-credentials', params: { triesLeft: 3 } },
  })
  return <App />
}

export function SignInPage() {
  usePost.setState({ about })
  useSession.setState({
    state: 'signing-in',
    profiles: [],
    profileId: null,
    problem: { code: 'too-many-tries', params: { waitSeconds: 42 } },
  })
  return <App />
}

export function PasswordPage() {
  useSession.setState({ state: 'first-sign-in', firstSteps: { mustChangePassword: true, charter } })
  return <App />
}

export function CharterPage() {
  useSession.setState({ state: 'first-sign-in', firstSteps: { mustChangePassword: false, charter } })
  return <App />
}
