import { Settings } from 'lucide-react'
import { roles } from '#shared/domain/core/actor.ts'
import { changeSetting } from '#shared/domain/settings/setting-commands.ts'
import { tellCommand, type FeatureLine } from '#renderer/features/feature-line.ts'
import { themes } from '#renderer/ui/theme.ts'
import { portalRefusals } from '#renderer/features/portal-labels.fr.ts'
import { settingsLabels, settingNames, settingRefusals, themeLabels } from './labels.fr.ts'
import { passwordRefusals } from './password-labels.fr.ts'
import { changePreferences } from './preferences.ts'

export const settingsFeature: FeatureLine = {
  name: 'settings',
  label: settingsLabels.name,
  icon: Settings,
  roles,
  isModule: false,
  screen: async () => ({ Screen: (await import('./settings-screen.tsx')).SettingsScreen }),
  palette: () =>
    themes.map((theme) => ({
      id: `theme-${theme}`,
      title: settingsLabels.takeTheme(themeLabels[theme]),
      run: () => changePreferences({ theme }),
    })),
  commandLabels: {
    changeSetting: tellCommand(changeSetting, { title: settingsLabels.unreadable, detail: '' }, (args) => ({
      title: settingsLabels.changed,
      detail: settingNames[args.field],
    })),
  },
  refusalLabels: { ...portalRefusals, ...passwordRefusals, ...settingRefusals },
}
