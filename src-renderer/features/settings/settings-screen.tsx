import type { ScreenProps } from '#renderer/features/feature-line.ts'
import { Pane, PaneHead } from '#renderer/ui/pane.tsx'
import { Tabs } from '#renderer/ui/tabs.tsx'
import { CahierPanel } from './cahier-panel.tsx'
import { settingsLabels } from './labels.fr.ts'
import { PersonalPanel } from './personal-panel.tsx'
import { PostPanel } from './post-panel.tsx'
import { SchoolPanel } from './school-panel.tsx'

/** What holds for the whole school: for every module, then for the cahiers de textes. */
function SchoolSettings() {
  return (
    <>
      <SchoolPanel />
      <CahierPanel />
    </>
  )
}

/** Settings: one’s own, the school’s, this post’s. */
export function SettingsScreen(_props: ScreenProps) {
  return (
    <Pane label={settingsLabels.name}>
      <PaneHead size="page" title={settingsLabels.name} />
      <Tabs
        label={settingsLabels.name}
        tabs={[
          { id: 'mine', label: settingsLabels.mine, content: <PersonalPanel /> },
          { id: 'school', label: settingsLabels.school, content: <SchoolSettings /> },
          { id: 'post', label: settingsLabels.post, content: <PostPanel /> },
        ]}
      />
    </Pane>
  )
}
