import { courtesyName, fullName } from '#shared/domain/people/person-name.ts'
import { Lock, LogOut, Minus, Search, Settings, Square, User, UserPlus, X } from 'lucide-react'
import { connectHost } from '#renderer/host/connect-host.ts'
import { aboutFeature } from '#renderer/features/about/feature.tsx'
import { diagnosticFeature } from '#renderer/features/diagnostic/feature.tsx'
import type { FeatureLine } from '#renderer/features/feature-line.ts'
import { usePost } from '#renderer/features/post-store.ts'
import { problemFeature } from '#renderer/features/problem/feature.tsx'
import { settingsFeature } from '#renderer/features/settings/feature.tsx'
import { useSession } from '#renderer/lock/session-store.ts'
import { schoolId, schoolRecord } from '#shared/domain/people/school.ts'
import type { PersonMessage } from '#shared/protocol/session.ts'
import { useRecord } from '#renderer/store/use-records.ts'
import { IconButton } from '#renderer/ui/icon-button.tsx'
import { KeyCap } from '#renderer/ui/key-cap.tsx'
import { Menu } from '#renderer/ui/menu.tsx'
import { LineBox } from './line-box.tsx'
import { openScreen } from './route-store.ts'
import { shellLabels } from './shell-labels.fr.ts'
import styles from './top-bar.module.css'

async function actOnWindow(act: 'minimise' | 'maximise' | 'close'): Promise<void> {
  const host = await connectHost()
  await host.post.window({ act })
}

function WindowButtons() {
  const isFrameless = usePost((post) => post.about?.isFrameless ?? false)
  if (!isFrameless) return null
  return (
    <div className={styles.windowButtons}>
      <IconButton
        icon={Minus}
        label={shellLabels.minimise}
        size="window"
        onClick={() => void actOnWindow('minimise')}
      />
      <IconButton
        icon={Square}
        label={shellLabels.maximise}
        size="window"
        onClick={() => void actOnWindow('maximise')}
      />
      <IconButton
        icon={X}
        label={shellLabels.closeWindow}
        size="window"
        onClick={() => void actOnWindow('close')}
      />
    </div>
  )
}

interface PersonMenuProps {
  readonly person: PersonMessage
  readonly onPalette: () => void
  readonly onLogOut: () => void
}

function PersonMenu({ person, onPalette, onLogOut }: PersonMenuProps) {
  const otherPerson = useSession((session) => session.otherPerson)
  const lock = useSession((session) => session.lock)
  const screens = [settingsFeature, problemFeature, diagnosticFeature, aboutFeature]
  return (
    <Menu
      label={shellLabels.person(courtesyName(person))}
      button={
        <>
          <User size={16} aria-hidden />
          <span className={styles.personName}>{courtesyName(person)}</span>
        </>
      }
      head={
        <>
          <b>{fullName(person)}</b>
          <div className={styles.personTitle}>{person.title}</div>
        </>
      }
      lines={[
        { id: 'palette', label: shellLabels.palette, icon: Search, chord: 'Ctrl+K', onPress: onPalette },
        ...screens.map((line) => ({
          id: line.name,
          label: line.name === settingsFeature.name ? shellLabels.settings : line.label,
          icon: line.name === settingsFeature.name ? Settings : line.icon,
          onPress: () => openScreen(line.name),
        })),
        { id: 'other', label: shellLabels.otherPerson, icon: UserPlus, onPress: () => otherPerson() },
        {
          id: 'lock',
          label: shellLabels.lock,
          icon: Lock,
          chord: 'Ctrl+L',
          onPress: () => void lock('asked'),
        },
        { id: 'log-out', label: shellLabels.logOut, icon: LogOut, onPress: onLogOut },
      ]}
    />
  )
}

interface TopBarProps {
  readonly screen: FeatureLine | undefined
  readonly person: PersonMessage
  readonly onPalette: () => void
  readonly onLogOut: () => void
  readonly onReconnect: () => void
}

/** Title, school, palette field, line state, person, window buttons. */
export function TopBar({ screen, person, onPalette, onLogOut, onReconnect }: TopBarProps) {
  const school = useRecord(schoolRecord, schoolId)
  const openCaptive = async () => {
    const host = await connectHost()
    await host.post.openExternal({ what: 'captive-portal' })
  }
  return (
    <header className={styles.bar} aria-label={shellLabels.topBar} data-print="no">
      <div className={styles.titles}>
        <h1 className={styles.title}>{screen?.label ?? shellLabels.appName}</h1>
        <span className={styles.school}>{school?.name}</span>
      </div>
      <button type="button" className={styles.palette} onClick={onPalette} aria-label={shellLabels.palette}>
        <Search size={15} aria-hidden />
        <span className={styles.paletteWords}>{shellLabels.palette}</span>
        <KeyCap chord="Ctrl+K" />
      </button>
      <LineBox
        onOpen={() => openScreen('waiting')}
        isOpen={screen?.name === 'waiting'}
        onAction={(kind) => (kind === 'reconnect' ? onReconnect() : void openCaptive())}
      />
      <PersonMenu person={person} onPalette={onPalette} onLogOut={onLogOut} />
      <WindowButtons />
    </header>
  )
}
