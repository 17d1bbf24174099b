import { useState } from 'react'
import { moduleNames, postKinds, schoolSettingsRecord } from '#shared/domain/people/school-settings.ts'
import { readSettings, settingsOf } from '#shared/domain/people/module-rules.ts'
import {
  canChangeSettings,
  changeSetting,
  type ChangeSettingArgs,
} from '#shared/domain/settings/setting-commands.ts'
import { tellRefusal } from '#renderer/features/feature-book.ts'
import type { RefusalLabel } from '#renderer/features/feature-line.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { runCommand } from '#renderer/store/run-command.ts'
import { useRecord } from '#renderer/store/use-records.ts'
import { Checkbox } from '#renderer/ui/checkbox.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { showToast } from '#renderer/ui/toast-store.ts'
import { HourSetting, NumberSetting } from './setting-field.tsx'
import { moduleLabels, postKindLabels, settingNames, settingsLabels } from './labels.fr.ts'
import styles from './panel.module.css'

/** What the school decides for everybody (C21, L1, V7, S20); read by all, changed by direction and administrator. */
export function SchoolPanel() {
  useRecord(schoolSettingsRecord, readSettings.id)
  const settings = settingsOf(currentVault().view)
  const [refusal, setRefusal] = useState<RefusalLabel | null>(null)
  const isReadOnly = canChangeSettings(currentVault().actor()).kind === 'refused'
  const change = (args: ChangeSettingArgs) =>
    void runCommand(changeSetting, args).then((result) => {
      setRefusal(result.kind === 'refused' ? tellRefusal(result.code, result.params) : null)
      if (result.kind === 'durable')
        showToast({ text: `${settingsLabels.saved} : ${settingNames[args.field]}` })
    })
  const { quietHours } = settings
  return (
    <fieldset className={styles.panel} disabled={isReadOnly}>
      <p className={styles.detail}>{isReadOnly ? settingsLabels.readOnly : settingsLabels.schoolDetail}</p>
      {refusal && (
        <Notice tone="rouge" status="refused" title={refusal.says} isUrgent>
          {refusal.todo}
        </Notice>
      )}
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
      <Checkbox
        label={settingsLabels.showsPrevious}
        help={settingsLabels.showsPreviousHelp}
        isChecked={settings.showsPreviousAbsence}
        onChange={(value) =>
          change({ field: 'showsPreviousAbsence', base: settings.showsPreviousAbsence, value })
        }
      />
      <div className={styles.grid}>
        <NumberSetting
          label={settingsLabels.forgottenAfter}
          value={settings.forgottenAfterMinutes}
          max={60}
          onSave={(value) =>
            change({ field: 'forgottenAfterMinutes', base: settings.forgottenAfterMinutes, value })
          }
        />
        <HourSetting
          label={settingsLabels.halfDay}
          value={settings.halfDayBoundary}
          onSave={(value) => change({ field: 'halfDayBoundary', base: settings.halfDayBoundary, value })}
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
          value={settings.profileRetentionDays}
          max={365}
          onSave={(value) =>
            change({ field: 'profileRetentionDays', base: settings.profileRetentionDays, value })
          }
        />
      </div>
      <p className={styles.detail}>{settingsLabels.quietHelp}</p>
      <div className={styles.group}>
        <span className={styles.legend}>{settingsLabels.locks}</span>
        <div className={styles.grid}>
          {postKinds.map((post) => (
            <NumberSetting
              key={post}
              label={postKindLabels[post]}
              value={settings.idleLockMinutes[post]}
              max={60}
              onSave={(value) =>
                change({ field: 'idleLockMinutes', post, base: settings.idleLockMinutes[post], value })
              }
            />
          ))}
        </div>
      </div>
    </fieldset>
  )
}
