import type { HostClient } from '#shared/bridge/host-contract.ts'
import { createDexieVaultDisk } from '#renderer/store/dexie-vault-disk.ts'
import { derivePassword } from '#renderer/store/password-kdf.ts'
import { openRegistry } from '#renderer/store/profile-registry.ts'
import { createDexieCopy, createHostCopy, type RegistryCopy } from '#renderer/store/registry-copies.ts'
import type { VaultDisk } from '#renderer/store/vault-disk.ts'
import { acceptCharter, changePassword } from './first-steps.ts'
import { lockPost } from './lock-post.ts'
import { logOut } from './log-out.ts'
import { openProfile, stayOpen } from './open-profile.ts'
import { probeLine } from './probe-line.ts'
import { reconnect } from './reconnect.ts'
import { retentionOf } from './retention-rules.ts'
import { busily, cardsOf, refuse, show, type SessionContext } from './session-context.ts'
import { useSession } from './session-store.ts'
import type { SessionActions } from './session.ts'
import { shredProfile } from './shred-profile.ts'
import { signInOnline } from './sign-in.ts'
import { hasWaitingWork } from './waiting-work.ts'
import { unlockProfile } from './unlock.ts'

/** Where this page keeps things; a test lends its own. */
export interface Disks {
  readonly createDisk: (profileId: string) => VaultDisk
  readonly createCopy: () => RegistryCopy
}

const pageDisks: Disks = { createDisk: createDexieVaultDisk, createCopy: createDexieCopy }

/**
 * Starts the session of this page, once, from main.tsx: reads the profiles of the post, shreds the unused ones
 * (law V7), and shows the lock page. Screens then act through `useSession`.
 */
export async function startSession(host: HostClient, disks: Disks = pageDisks): Promise<void> {
  const [{ secret }, { postKind }] = await Promise.all([
    host.secrets.deviceSecret({}).catch(() => ({ secret: null })),
    host.post.about({}).catch(() => ({ postKind: 'desk' as const })),
  ])
  const registry = await openRegistry([createHostCopy(host), disks.createCopy()], secret)
  const context: SessionContext = {
    host,
    registry,
    deviceSecret: secret,
    postKind,
    now: () => Date.now(),
    createDisk: disks.createDisk,
    derive: derivePassword,
    enter: openProfile,
    open: null,
    half: null,
    isLocking: false,
    stopProbe: probeLine(host.portal, () => Date.now()),
  }
  void navigator.storage?.persist?.()
  await retire(context)
  useSession.setState(actionsOf(context))
  showProfiles(context)
}

function showProfiles(context: SessionContext): void {
  const profiles = cardsOf(context)
  const [last] = profiles
  // The one who gave up his place to somebody else is not asked for his password.
  const locked = last && last.lockedAt !== null && last.lockedWhy !== 'other-person' ? last : undefined
  show({
    state: locked ? 'locked' : 'profiles',
    profiles,
    profileId: locked?.id ?? null,
    farewell: context.registry.farewell(),
    person: null,
  })
}

async function retire(context: SessionContext): Promise<void> {
  for (const row of context.registry.rows()) {
    if (!row.card) continue
    const { kind } = retentionOf(row.card, context.now())
    if (kind === 'keep') continue
    const mayShred = kind === 'shred' && !(await hasWaitingWork(context, row.id))
    if (mayShred) await shredProfile(context, row.id)
    else if (row.passwordWrap) await context.registry.save({ ...row, passwordWrap: null })
  }
}

function actionsOf(context: SessionContext): SessionActions {
  const rest = { problem: null, isBusy: false } as const
  return {
    signIn: (login, password) => busily(() => signInOnline(context, login, password)),
    unlock: (id, password) =>
      busily(async () => {
        const result = await unlockProfile(context, id, password)
        if (result.kind === 'refused') show({ profiles: cardsOf(context) })
        return result
      }),
    lock: (why) => lockPost(context, why),
    logOut: (choice) => busily(() => logOut(context, choice)),
    changePassword: (current, next) => busily(() => changePassword(context, current, next)),
    acceptCharter: (version) => busily(() => acceptCharter(context, version)),
    reconnect: (password) =>
      busily(() => (context.open ? reconnect(context, password) : Promise.resolve(refuse('locked')))),
    otherPerson() {
      if (context.open) void lockPost(context, 'other-person')
      else show({ state: 'signing-in', profileId: null, ...rest })
    },
    choose: (profileId) => show({ state: 'locked', profileId, ...rest }),
    backToProfiles() {
      context.half = null
      show({ firstSteps: null, ...rest })
      showProfiles(context)
    },
    stayOpen,
    dismissFarewell() {
      show({ farewell: null })
      void context.registry.setFarewell(null).catch(() => undefined)
    },
  }
}
