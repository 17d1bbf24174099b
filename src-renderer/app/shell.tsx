import { useEffect, useState } from 'react'
import { LogOutDialog } from '#renderer/features/session/log-out-dialog.tsx'
import { ReconnectDialog } from '#renderer/features/session/reconnect-dialog.tsx'
import { usePreferences } from '#renderer/features/settings/preferences.ts'
import { useSession } from '#renderer/lock/session-store.ts'
import { useSchool } from '#renderer/store/use-school.ts'
import { KeyLine } from '#renderer/ui/key-line.tsx'
import type { KeyGroup } from '#renderer/ui/key-registry.ts'
import { ToastPlace } from '#renderer/ui/toast-place.tsx'
import { CommandPalette } from './command-palette.tsx'
import { railOf, screenFor } from './feature-rights.ts'
import { openFeatureBook } from '#renderer/features/feature-book.ts'
import { featureLines } from './features.ts'
import { KeySheet } from './key-sheet.tsx'
import { LockWarning } from './lock-warning.tsx'
import { Rail } from './rail.tsx'
import { keptScreen, openScreen, useRoute } from './route-store.ts'
import { ScreenPlace } from './screen-place.tsx'
import { shellLabels } from './shell-labels.fr.ts'
import { StaleBanner } from './stale-banner.tsx'
import styles from './shell.module.css'
import { TopBar } from './top-bar.tsx'
import { useShellKeys } from './use-shell-keys.ts'

type Over =
  | { readonly kind: 'none' | 'palette' | 'log-out' | 'reconnect' }
  | { readonly kind: 'keys'; readonly groups: readonly KeyGroup[] }

openFeatureBook(featureLines)

/** The window bears the screen’s name, never what it shows. */
function useWindowTitle(label: string): void {
  useEffect(() => {
    document.title = shellLabels.windowTitle(label)
  }, [label])
}

/** Everything around the screens, once a vault is open. */
export function Shell() {
  const { actor, settings } = useSchool()
  const wanted = useRoute((route) => route.feature) || keptScreen()
  const person = useSession((session) => session.person)
  const lock = useSession((session) => session.lock)
  const [over, setOver] = useState<Over>({ kind: 'none' })
  const modules = railOf(featureLines, actor, settings)
  const screen = screenFor(wanted, featureLines, actor, settings)
  const close = () => setOver({ kind: 'none' })
  usePreferences()
  useWindowTitle(screen?.label ?? shellLabels.appName)
  useShellKeys({
    modules,
    onPalette: () => setOver({ kind: 'palette' }),
    onKeys: (groups) => setOver({ kind: 'keys', groups }),
    onLock: () => void lock('asked'),
  })
  if (!person) return null
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#stage">
        {shellLabels.skip}
      </a>
      <Rail
        modules={modules}
        active={screen?.name ?? ''}
        onOpen={openScreen}
        onLock={() => void lock('asked')}
      />
      <div className={styles.column}>
        <TopBar
          screen={screen}
          person={person}
          onPalette={() => setOver({ kind: 'palette' })}
          onLogOut={() => setOver({ kind: 'log-out' })}
          onReconnect={() => setOver({ kind: 'reconnect' })}
        />
        {screen?.isModule && <StaleBanner />}
        <ScreenPlace line={screen} />
        <KeyLine />
      </div>
      <ToastPlace />
      <LockWarning />
      <CommandPalette isOpen={over.kind === 'palette'} onClose={close} />
      <KeySheet groups={over.kind === 'keys' ? over.groups : null} onClose={close} />
      <LogOutDialog isOpen={over.kind === 'log-out'} onClose={close} />
      <ReconnectDialog isOpen={over.kind === 'reconnect'} onClose={close} />
    </div>
  )
}
