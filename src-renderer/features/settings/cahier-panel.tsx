import type { StaffId } from '#shared/domain/core/ids.ts'
import {
  canChangeCahierSettings,
  changeCahierSetting,
  type ChangeCahierSettingArgs,
} from '#shared/domain/cahier-de-textes/cahier-setting-commands.ts'
import {
  archiveYearsMax,
  cahierSettingsRecord,
  defaultCahierSettings,
  entryPublications,
  noticeDaysMax,
  noticeDaysMin,
  type CahierSettings,
} from '#shared/domain/cahier-de-textes/cahier-settings.ts'
import { courtesyName } from '#shared/domain/people/person-name.ts'
import { staffMemberRecord } from '#shared/domain/people/staff-member.ts'
import { compareFrench } from '#shared/kernel/french-order.ts'
import { RefusalNotice } from '#renderer/features/refusal-notice.tsx'
import { useRefusal } from '#renderer/features/use-refusal.ts'
import { runCommand } from '#renderer/store/run-command.ts'
import { useRecord, useRecords } from '#renderer/store/use-records.ts'
import { useSchool } from '#renderer/store/use-school.ts'
import { Checkbox, RadioChoice } from '#renderer/ui/checkbox.tsx'
import { showToast } from '#renderer/ui/toast-store.ts'
import { cahierLabels, cahierSettingNames, publicationWords } from './cahier-labels.fr.ts'
import { NumberSetting } from './setting-field.tsx'
import styles from './panel.module.css'

interface PartProps {
  readonly settings: CahierSettings
  readonly change: (args: ChangeCahierSettingArgs) => void
}

function NumbersPart({ settings, change }: PartProps) {
  const { noticeDays, archiveYears } = settings
  return (
    <div className={styles.grid}>
      <NumberSetting
        label={cahierLabels.noticeDays}
        value={noticeDays}
        min={noticeDaysMin}
        max={noticeDaysMax}
        onSave={(value) => change({ field: 'noticeDays', base: noticeDays, value })}
      />
      <NumberSetting
        label={cahierLabels.archiveYears}
        value={archiveYears}
        max={archiveYearsMax}
        onSave={(value) => change({ field: 'archiveYears', base: archiveYears, value })}
      />
    </div>
  )
}

/** The principal and those who have his delegation (C1). */
function HoldersPart({ settings, change }: PartProps) {
  const { actor } = useSchool()
  const staff = useRecords(staffMemberRecord)
  const direction = staff
    .filter(({ roles }) => roles.includes('direction'))
    .sort((a, b) => compareFrench(courtesyName(a), courtesyName(b)))
  const holders = settings.visaHolderIds
  const isHis = canChangeCahierSettings(actor, settings, 'visaHolderIds').kind === 'allowed'
  const told = holders.length === 0 ? cahierLabels.holdersAll : cahierLabels.holdersNamed
  const set = (id: StaffId, isOn: boolean) =>
    change({ field: 'visaHolderIds', add: isOn ? [id] : [], remove: isOn ? [] : [id] })
  return (
    <fieldset className={styles.group} disabled={!isHis}>
      <legend className={styles.legend}>{cahierLabels.holders}</legend>
      <p className={styles.detail}>{isHis || holders.length === 0 ? told : cahierLabels.holdersClosed}</p>
      {direction.length === 0 && <p className={styles.detail}>{cahierLabels.noDirection}</p>}
      {direction.map((person) => (
        <Checkbox
          key={person.id}
          label={courtesyName(person)}
          help={person.title}
          isChecked={holders.includes(person.id)}
          onChange={(isOn) => set(person.id, isOn)}
        />
      ))}
    </fieldset>
  )
}

/** What the direction decides of the cahiers de textes: publication, delay of a visa and who holds it, archives. */
export function CahierPanel() {
  const { actor } = useSchool()
  const settings = useRecord(cahierSettingsRecord, defaultCahierSettings.id) ?? defaultCahierSettings
  const { refusal, isKept } = useRefusal()
  const isReadOnly = canChangeCahierSettings(actor, settings, 'publication').kind === 'refused'
  const change = async (args: ChangeCahierSettingArgs) => {
    if (isKept(await runCommand(changeCahierSetting, args)))
      showToast({ text: cahierLabels.saved(cahierSettingNames[args.field]) })
  }
  const part: PartProps = { settings, change: (args) => void change(args) }
  return (
    <fieldset className={styles.panel} disabled={isReadOnly} aria-label={cahierLabels.title}>
      <h2 className={styles.title}>{cahierLabels.title}</h2>
      <p className={styles.detail}>{isReadOnly ? cahierLabels.readOnly : cahierLabels.detail}</p>
      <RefusalNotice refusal={refusal} />
      <RadioChoice
        label={cahierLabels.publication}
        help={cahierLabels.publicationHelp}
        value={settings.publication}
        choices={entryPublications.map((value) => ({ value, label: publicationWords[value] }))}
        onChange={(value) => part.change({ field: 'publication', base: settings.publication, value })}
      />
      <NumbersPart {...part} />
      <HoldersPart {...part} />
    </fieldset>
  )
}
