import { KeyRound, LifeBuoy, User } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { ProfileCard } from '#renderer/lock/session.ts'
import { useSession } from '#renderer/lock/session-store.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { formatMoment } from '#renderer/ui/format-fr.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import { useKeys } from '#renderer/ui/use-keys.ts'
import { useNow } from '#renderer/ui/use-now.ts'
import { localWall } from './local-wall.ts'
import { LockFoot } from './lock-foot.tsx'
import { LockFrame } from './lock-frame.tsx'
import styles from './lock-page.module.css'
import { ProfileList } from './profile-list.tsx'
import { sessionLabels } from './session-labels.fr.ts'
import { tellProblem } from './session-problem-labels.fr.ts'
import { SignInForm } from './sign-in-form.tsx'

/** A way out of the lock page that belongs to another feature: the shell gives them. */
export interface LockLink {
  readonly label: string
  readonly icon: LucideIcon
  readonly onPress: () => void
}

interface LockPageProps {
  readonly links: readonly LockLink[]
  readonly line: ReactNode
  /** Says the age of data in words. */
  readonly ageOf: (profile: ProfileCard) => string | null
}

function useTitles(): { readonly title: string; readonly detail: string; readonly isForm: boolean } {
  const { state, profiles, profileId } = useSession()
  const today = localWall(useNow()).date
  const chosen = profiles.find((profile) => profile.id === profileId)
  if (profiles.length === 0)
    return { title: sessionLabels.firstTitle, detail: sessionLabels.firstDetail, isForm: true }
  if (state === 'signing-in')
    return { title: sessionLabels.otherTitle, detail: sessionLabels.otherDetail, isForm: true }
  if (!chosen?.lockedAt)
    return { title: sessionLabels.profilesTitle, detail: sessionLabels.profilesDetail, isForm: false }
  const hour = formatMoment(localWall(chosen.lockedAt), today)
  return {
    title: sessionLabels.lockedTitle,
    detail: sessionLabels.lockedDetail(hour, chosen.lockedWhy),
    isForm: false,
  }
}

function useLockKeys(isForm: boolean): void {
  const { profiles, profileId, choose, otherPerson, backToProfiles } = useSession()
  const at = profiles.findIndex((profile) => profile.id === profileId)
  const step = (by: number) => {
    const next = profiles[(at + by + profiles.length) % profiles.length]
    if (next) choose(next.id)
  }
  useKeys({
    name: sessionLabels.lock,
    bindings: [
      {
        keys: ['ArrowUp', 'ArrowDown'],
        label: sessionLabels.chooseKey,
        worksInFields: true,
        isDisabled: isForm || profiles.length < 2,
        run: (chord) => step(chord === 'ArrowUp' ? -1 : 1),
      },
      {
        keys: ['Ctrl+N'],
        label: sessionLabels.otherPersonKey,
        worksInFields: true,
        isDisabled: isForm,
        run: otherPerson,
      },
      {
        keys: ['Escape'],
        label: sessionLabels.back,
        worksInFields: true,
        isDisabled: !isForm || profiles.length === 0,
        run: backToProfiles,
      },
    ],
  })
}

type Told = 'forgotten' | 'report' | null

function Explanation({ told, onClose }: { readonly told: Told; readonly onClose: () => void }) {
  const paragraphs = told === 'report' ? sessionLabels.reportBody : sessionLabels.forgottenBody
  return (
    <Dialog
      isOpen={told !== null}
      title={told === 'report' ? sessionLabels.reportTitle : sessionLabels.forgottenTitle}
      safe={{ label: sessionLabels.understood, onPress: onClose }}
    >
      {paragraphs.map((paragraph) => (
        <p key={paragraph} className={styles.paragraph}>
          {paragraph}
        </p>
      ))}
    </Dialog>
  )
}

function Farewell() {
  const { farewell, dismissFarewell } = useSession()
  if (!farewell) return null
  return (
    <div className={styles.farewell}>
      <Notice tone="ocre" status="warning" title={sessionLabels.farewellTitle} isUrgent>
        <p>{tellProblem(farewell.code, farewell.params)}</p>
        <Button size="head" onClick={dismissFarewell}>
          {sessionLabels.understood}
        </Button>
      </Notice>
    </div>
  )
}

/** Locked shared post, choice of a person, sign-in: names of colleagues only (design §6). */
export function LockPage({ links, line, ageOf }: LockPageProps) {
  const [told, setTold] = useState<Told>(null)
  const { profiles, profileId, otherPerson } = useSession()
  const { title, detail, isForm } = useTitles()
  const chosen = profiles.find((profile) => profile.id === profileId)
  useLockKeys(isForm)
  return (
    <LockFrame
      title={title}
      detail={detail}
      foot={<LockFoot line={line} age={chosen ? ageOf(chosen) : null} />}
    >
      <Farewell />
      {isForm ? <SignInForm canGoBack={profiles.length > 0} /> : <ProfileList />}
      <div className={styles.links}>
        {!isForm && (
          <Button look="link" icon={User} chord="Ctrl+N" onClick={otherPerson}>
            {sessionLabels.otherPerson}
          </Button>
        )}
        <Button look="link" icon={KeyRound} onClick={() => setTold('forgotten')}>
          {sessionLabels.forgotten}
        </Button>
        <Button look="link" icon={LifeBuoy} onClick={() => setTold('report')}>
          {sessionLabels.report}
        </Button>
        {links.map((link) => (
          <Button key={link.label} look="link" icon={link.icon} onClick={link.onPress}>
            {link.label}
          </Button>
        ))}
      </div>
      <Explanation told={told} onClose={() => setTold(null)} />
    </LockFrame>
  )
}
