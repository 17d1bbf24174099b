import { hasPortalRight } from '#shared/domain/people/portal-rights.ts'
import type { ScreenProps } from '#renderer/features/feature-line.ts'
import { useSchool } from '#renderer/store/use-school.ts'
import { Pane, PaneHead } from '#renderer/ui/pane.tsx'
import { Tabs, type TabLine } from '#renderer/ui/tabs.tsx'
import { AccessLogPanel } from './access-log-panel.tsx'
import { AccountsPanel } from './accounts-panel.tsx'
import { CharterPanel } from './charter-panel.tsx'
import { ImportPanel } from './import-panel.tsx'
import { administrationLabels } from './labels.fr.ts'
import { ParkedPanel } from './parked-panel.tsx'

/** One tab a right: only those that the person holds (C13 for the log). */
export function AdministrationScreen(_props: ScreenProps) {
  const { actor } = useSchool()
  const tabs: readonly (TabLine & { readonly isHeld: boolean })[] = [
    {
      id: 'accounts',
      label: administrationLabels.accounts,
      content: <AccountsPanel />,
      isHeld: hasPortalRight(actor, 'accounts'),
    },
    {
      id: 'charter',
      label: administrationLabels.charter,
      content: <CharterPanel />,
      isHeld: hasPortalRight(actor, 'charter-desk'),
    },
    {
      id: 'import',
      label: administrationLabels.importTab,
      content: <ImportPanel />,
      isHeld: hasPortalRight(actor, 'import'),
    },
    {
      id: 'parked',
      label: administrationLabels.parked,
      content: <ParkedPanel />,
      isHeld: hasPortalRight(actor, 'parked'),
    },
    {
      id: 'log',
      label: administrationLabels.log,
      content: <AccessLogPanel />,
      isHeld: hasPortalRight(actor, 'access-log'),
    },
  ]
  return (
    <Pane label={administrationLabels.name}>
      <PaneHead size="page" title={administrationLabels.name} detail={administrationLabels.detail} />
      <Tabs label={administrationLabels.name} tabs={tabs.filter((tab) => tab.isHeld)} />
    </Pane>
  )
}
