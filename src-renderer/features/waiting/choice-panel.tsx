import { courtesyName, listName } from '#shared/domain/people/person-name.ts'
import { studentRecord } from '#shared/domain/people/student.ts'
import { chooseObservationText } from '#shared/domain/roll-call/observation-commands.ts'
import { observationRecord } from '#shared/domain/roll-call/observation.ts'
import type { Observation } from '#shared/domain/roll-call/observation.ts'
import type { SettledCommand } from '#shared/sync/settled-command.ts'
import { useState, type RefObject } from 'react'
import { tellRefusal } from '#renderer/features/feature-book.ts'
import type { CommandLabel, RefusalLabel } from '#renderer/features/feature-line.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { runCommand } from '#renderer/store/run-command.ts'
import { useLoaded, useSelect } from '#renderer/store/use-records.ts'
import { settleItem } from '#renderer/sync/pending-items.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Pane, PaneFoot, PaneHead } from '#renderer/ui/pane.tsx'
import { Progress } from '#renderer/ui/progress.tsx'
import { EmptyPage } from '#renderer/ui/seyes-page.tsx'
import { showToast } from '#renderer/ui/toast-store.ts'
import { useLate } from '#renderer/ui/use-now.ts'
import { choiceTexts } from './choice-texts.ts'
import { ChoiceTray } from './choice-tray.tsx'
import { choiceLabels, waitingLabels } from './labels.fr.ts'

interface ChoicePanelProps {
  readonly item: SettledCommand
  readonly label: CommandLabel
  /** Where 1, 2 and 3 answer: the whole page. */
  readonly stage: RefObject<HTMLElement | null>
}

function observationIdOf(item: SettledCommand): string {
  const { observationId } = item.params
  return typeof observationId === 'string' ? observationId : ''
}

function useObservation(id: string): {
  readonly observation: Observation | undefined
  readonly isLoaded: boolean
} {
  const isLoaded = useLoaded(observationRecord)
  const observation = useSelect((view) => view.get(observationRecord, id))
  return { observation, isLoaded }
}

function Gone({ item, label }: Omit<ChoicePanelProps, 'stage'>) {
  return (
    <Pane label={choiceLabels.gone}>
      <PaneHead size="page" title={label.title} detail={label.detail} />
      <EmptyPage title={choiceLabels.gone}>{choiceLabels.goneBody}</EmptyPage>
      <PaneFoot>
        <Button look="primary" onClick={() => void settleItem(item.mid)}>
          {waitingLabels.seen}
        </Button>
      </PaneFoot>
    </Pane>
  )
}

/** Two texts for one observation: both are kept, a person chooses (law S15). */
export function ChoicePanel({ item, label, stage }: ChoicePanelProps) {
  const { observation, isLoaded } = useObservation(observationIdOf(item))
  const [refusal, setRefusal] = useState<RefusalLabel | null>(null)
  const isLate = useLate(!isLoaded)
  const { person } = currentVault()
  const student = useSelect((view) => observation && view.get(studentRecord, observation.studentId))
  const who = student ? listName(student) : label.title
  const texts = observation && choiceTexts(observation, currentVault().actor().staffId)
  if (!isLoaded) return <Pane label={label.title}>{isLate && <Progress words={choiceLabels.loading} />}</Pane>
  if (!observation || !texts) return <Gone item={item} label={label} />
  const keep = async (text: string): Promise<boolean> => {
    const seen = [texts.mine, ...texts.others].map((one) => one.text)
    const result = await runCommand(chooseObservationText, { observationId: observation.id, text, seen })
    if (result.kind === 'refused') {
      setRefusal(tellRefusal(result.code, result.params))
      return false
    }
    await settleItem(item.mid)
    showToast({ text: choiceLabels.kept(who) })
    return true
  }
  return (
    <ChoiceTray
      stage={stage}
      draftKey={`choice:${observation.id}`}
      title={choiceLabels.title(who)}
      detail={choiceLabels.detail(`${label.title}.`)}
      texts={texts}
      myName={courtesyName(person)}
      refusal={refusal}
      onKeep={keep}
    />
  )
}
