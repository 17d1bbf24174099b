import { useState } from 'react'
import { moduleNames, postKinds, type SchoolSettings } from '#shared/domain/people/school-settings.ts'
import {
  canChangeSettings,
  changeSetting,
  type ChangeSettingArgs,
} from '#shared/domain/settings/setting-commands.ts'
import { RefusalNotice } from '#renderer/features/refusal-notice.tsx'
import { tellRefusal } from '#renderer/features/feature-book.ts'
import type { RefusalLabel } from '#renderer/features/feature-line.ts'
import { runCommand } from '#renderer/store/run-command.ts'
import { useSchool } from '#renderer/store/use-school.ts'
import { Checkbox } from '#renderer/ui/checkbox.tsx'
import { showToast } from '#renderer/ui/toast-store.ts'
import { HourSetting, NumberSetting } from './setting-field.tsx'
import { moduleLabels, postKindLabels, settingNames, settingsLabels } from './labels.fr.ts'
import styles from './panel.module.css'

type Change = (args: ChangeSettingArgs) => void

interface PartProps {
  readonly settings: SchoolSettings
  readonly change: Change
}

function ModulesPart({ settings, change }: PartProps) {
  return (
    <div className={styles.group}>
      <span className={styles.legend}>{settingsLabels.modules}</span>
      {moduleNames.map((name) => (
        <Checkbox
          key={name}
          label={moduleLabels[name]}
          isChecked={!settings.modulesOff.includes(name)}
          onChange={(isOn) =>
            change({ field: 'modulesOff', add: isOn ? [] : [name], remove: isOn ? [name] : [] })
          }
        />
      ))}
    </div>
  )
}

function HoursPart({ settings, change }: PartProps) {
  const { quietHours, forgottenAfterMinutes, halfDayBoundary, profileRetentionDays } = settings
  return (
    <div className={styles.grid}>
      <NumberSetting
        label={settingsLabels.forgottenAfter}
        value={forgottenAfterMinutes}
        max={60}
        onSave={(value) => change({ field: 'forgottenAfterMinutes', base: forgottenAfterMinutes, value })}
      />
      <HourSetting
        label={settingsLabels.halfDay}
        value={halfDayBoundary}
        onSave={(value) => change({ field: 'halfDayBoundary', base: halfDayBoundary, value })}
      />
      <HourSetting
        label={settingsLabels.quietFrom}
        value={quietHours.from}
        onSave={(from) => change({ field: 'quietHours', base: quietHours, value: { ...quietHours, from } })}
      />
      <HourSetting
        label={settingsLabels.quietUntil}
        value={quietHours.to}
        onSave={(to) => change({ field: 'quietHours', base: quietHours, value: { ...quietHours, to } })}
      />
      <NumberSetting
        label={settingsLabels.retention}
        value={profileRetentionDays}
        max={365}
        onSave={(value) => change({ field: 'profileRetentionDays', base: profileRetentionDays, value })}
      />
    </div>
  )
}

function LocksPart({ settings, change }: PartProps) {
  const { idleLockMinutes } = settings
  return (
    <div className={styles.group}>
      <span className={styles.legend}>{settingsLabels.locks}</span>
      <div className={styles.grid}>
        {postKinds.map((post) => (
          <NumberSetting
            key={post}
            label={postKindLabels[post]}
            value={idleLockMinutes[post]}
            max={60}
            onSave={(value) => change({ field: 'idleLockMinutes', post, base: idleLockMinutes[post], value })}
          />
        ))}
      </div>
    </div>
  )
}

/** What the school decides for everybody (C21, L1, V7, S20); read by all, changed by direction and administrator. */
export function SchoolPanel() {
  const { settings, actor } = useSchool()
  const [refusal, setRefusal] = useState<RefusalLabel | null>(null)
  const isReadOnly = canChangeSettings(actor).kind === 'refused'
  const change: Change = (args) =>
    void runCommand(changeSetting, args).then((result) => {
      setRefusal(result.kind === 'refused' ? tellRefusal(result.code, result.params) : null)
      if (result.kind === 'durable')
        showToast({ text: settingsLabels.savedSetting(settingNames[args.field]) })
    })
  return (
    <fieldset className={styles.panel} disabled={isReadOnly}>
      <p className={styles.detail}>{isReadOnly ? settingsLabels.readOnly : settingsLabels.schoolDetail}</p>
      <RefusalNotice refusal={refusal} />
      <ModulesPart settings={settings} change={change} />
      <Checkbox
        label={settingsLabels.showsPrevious}
        help={settingsLabels.showsPreviousHelp}
        isChecked={settings.showsPreviousAbsence}
        onChange={(value) =>
          change({ field: 'showsPreviousAbsence', base: settings.showsPreviousAbsence, value })
        }
      />
      <HoursPart settings={settings} change={change} />
      <p className={styles.detail}>{settingsLabels.quietHelp}</p>
      <LocksPart settings={settings} change={change} />
    </fieldset>
  )
}
