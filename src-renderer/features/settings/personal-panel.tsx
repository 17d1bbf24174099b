import { useState } from 'react'
import { useSession } from '#renderer/lock/session-store.ts'
import { Button } from '#renderer/ui/button.tsx'
import { RadioChoice, Switch } from '#renderer/ui/checkbox.tsx'
import { themes } from '#renderer/ui/theme.ts'
import { showToast } from '#renderer/ui/toast-store.ts'
import { settingsLabels, themeLabels } from './labels.fr.ts'
import { OwnPasswordDialog } from './own-password-dialog.tsx'
import styles from './panel.module.css'
import { changePreferences, usePreferences } from './preferences.ts'
import { SessionList } from './session-list.tsx'

/** Theme, lone letters, password, sessions. */
export function PersonalPanel() {
  const { theme, hasSingleKeys } = usePreferences()
  const [isChanging, setChanging] = useState(false)
  const person = useSession((session) => session.person)
  const done = () => {
    setChanging(false)
    showToast({ text: settingsLabels.passwordChanged })
  }
  return (
    <div className={styles.panel}>
      <p className={styles.detail}>{settingsLabels.mineDetail}</p>
      <RadioChoice
        label={settingsLabels.theme}
        value={theme}
        choices={themes.map((value) => ({ value, label: themeLabels[value] }))}
        onChange={(value) => changePreferences({ theme: value })}
      />
      <Switch
        label={settingsLabels.singleKeys}
        help={settingsLabels.singleKeysHelp}
        isChecked={hasSingleKeys}
        onChange={(value) => changePreferences({ hasSingleKeys: value })}
      />
      <h2 className={styles.title}>{settingsLabels.account}</h2>
      <div className={styles.tools}>
        <Button onClick={() => setChanging(true)}>{settingsLabels.changePassword}</Button>
      </div>
      <SessionList />
      {isChanging && person && (
        <OwnPasswordDialog person={person} onDone={done} onClose={() => setChanging(false)} />
      )}
    </div>
  )
}
