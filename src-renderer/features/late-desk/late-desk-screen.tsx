import { useCallback, useEffect, useMemo, useState } from 'react'
import { properName } from '#shared/domain/people/person-name.ts'
import { studentRecord, type Student } from '#shared/domain/people/student.ts'
import { lessonRecord } from '#shared/domain/timetable/lesson.ts'
import type { MarkId } from '#shared/domain/roll-call/roll-call.ts'
import type { ScreenProps } from '#renderer/features/feature-line.ts'
import { useLoaded } from '#renderer/store/use-records.ts'
import { useSchool } from '#renderer/store/use-school.ts'
import { Pane } from '#renderer/ui/pane.tsx'
import { SplitStage } from '#renderer/ui/split-stage.tsx'
import { showToast } from '#renderer/ui/toast-store.ts'
import { useKeys } from '#renderer/ui/use-keys.ts'
import { useNow } from '#renderer/ui/use-now.ts'
import { sendToPermanence, undoSlip } from './desk-gestures.ts'
import { useDesk } from './desk-store.ts'
import { EntryPanel } from './entry-panel.tsx'
import { labels, reasonKeys } from './labels.fr.ts'
import styles from './late-desk-screen.module.css'
import { usePermanence, useSlips, type Slip } from './late-queries.ts'
import { arrivalAt } from './late-rules.ts'
import { divisionOf, factsOfSlip, lessonWords, type SlipFacts } from './slip-facts.ts'
import { LastSlips, Queue } from './slip-lists.tsx'
import { SlipPanel } from './slip-panel.tsx'
import { SlipSheet } from './slip-sheet.tsx'
import { useLateEntry, type LateEntry } from './use-late-entry.ts'
import { usePrintSlip, type SlipPrinter } from './use-print-slip.ts'

/** « Côme Naudet », in a sentence. */
function spokenName({ givenName, familyName }: Student): string {
  return `${givenName} ${properName(familyName)}`
}

/** The slip at the right: the one being typed, else the one clicked, else the last one typed here. */
function useShownSlip(entry: LateEntry, slips: readonly Slip[], date: SlipFacts['date']) {
  const shownId = useDesk((desk) => desk.shownId)
  const lastId = useDesk((desk) => desk.typed[0])
  return useMemo(() => {
    const { chosen, reason, minutes } = entry
    if (chosen?.lesson) {
      const { student, lesson } = chosen
      const facts: SlipFacts = {
        student,
        division: divisionOf(student, date),
        date,
        at: arrivalAt(lesson, Number(minutes) || 0),
        minutes: Number(minutes) || 0,
        reason,
        lesson: lessonWords(lesson),
        waitsHere: false,
        number: undefined,
      }
      return { facts, isRecorded: false }
    }
    const slip = slips.find(({ mark }) => mark.id === (shownId ?? lastId))
    return { facts: slip && factsOfSlip(slip), isRecorded: slip !== undefined }
  }, [entry, slips, shownId, lastId, date])
}

function useUndo(slips: readonly Slip[]): () => void | false {
  const typed = useDesk((desk) => desk.typed)
  return () => {
    const last = slips.find(({ mark }) => mark.id === typed[0])
    if (!last) return false
    const name = spokenName(last.student)
    void undoSlip(last).then(
      (result) => result.kind === 'durable' && showToast({ text: labels.undone(name) }),
    )
    return undefined
  }
}

interface DeskKeys {
  readonly entry: LateEntry
  readonly undo: () => void | false
  readonly print: () => void | false
  readonly permanence: (() => void) | undefined
}

function useDeskKeys({ entry, undo, print, permanence }: DeskKeys): void {
  const isEmpty = entry.text === ''
  useKeys({
    name: labels.title,
    bindings: [
      { keys: ['ArrowUp', 'ArrowDown'], label: labels.keys.choose, worksInFields: true, run: () => false },
      {
        keys: reasonKeys.map(({ chord }) => chord),
        isRange: true,
        worksInFields: true,
        label: labels.keys.reason,
        run: (chord) => {
          const found = reasonKeys.find((key) => key.chord === chord)
          if (found) entry.chooseReason(found.reason)
        },
      },
      { keys: ['Enter'], label: labels.keys.record, worksInFields: true, run: () => false },
      {
        keys: ['F9'],
        label: labels.permanence,
        isDisabled: !permanence,
        worksInFields: true,
        run: () => permanence?.(),
      },
      {
        keys: ['Escape'],
        label: labels.keys.clear,
        worksInFields: true,
        isDisabled: isEmpty,
        run: entry.clear,
      },
      { keys: ['Ctrl+P'], label: labels.keys.print, isAside: true, worksInFields: true, run: print },
      // While a name is being typed, Ctrl+Z belongs to the field.
      {
        keys: ['Ctrl+Z'],
        label: labels.keys.undo,
        isAside: true,
        worksInFields: true,
        isDisabled: !isEmpty,
        run: undo,
      },
    ],
  })
}

function usePermanenceKey(
  entry: LateEntry,
  permanence: ReturnType<typeof usePermanence>,
): (() => void) | undefined {
  const { chosen } = entry
  if (!chosen || !permanence) return undefined
  return () => {
    const { student } = chosen
    void sendToPermanence(student.id, permanence).then((result) => {
      if (result.kind !== 'durable') return
      showToast({ text: labels.sentToPermanence(spokenName(student)) })
      entry.clear()
    })
  }
}

/** How long a slip waits for the portal’s number before it is printed. */
const confirmationMs = 2_000

/** The slip goes to the paper once it is recorded, when each one is to be printed. */
function usePrintEach(
  slips: readonly Slip[],
  printer: SlipPrinter,
): {
  readonly isOn: boolean
  readonly set: (isOn: boolean) => void
  readonly recorded: (id: MarkId) => void
} {
  const [isOn, set] = useState(false)
  const [dueId, setDue] = useState<MarkId | null>(null)
  const recorded = useCallback((id: MarkId) => setDue(id), [])
  const due = isOn ? slips.find(({ mark }) => mark.id === dueId) : undefined
  const { print } = printer
  useEffect(() => {
    if (!due) return
    const go = () => {
      print(factsOfSlip(due))
      setDue(null)
    }
    // The portal’s number comes with its answer; without a line the slip leaves with the provisional one.
    const wait = setTimeout(go, due.waitsHere ? confirmationMs : 0)
    return () => clearTimeout(wait)
  }, [due, print])
  return { isOn, set, recorded }
}

/** The late desk: forty pupils in a queue, four keys each. */
export function Screen(_props: ScreenProps) {
  const { wallAt } = useSchool()
  const nowMs = useNow()
  const wall = useMemo(() => wallAt(nowMs), [wallAt, nowMs])
  const slips = useSlips(wall.date)
  const typed = useDesk((desk) => desk.typed)
  const printer = usePrintSlip()
  const printEach = usePrintEach(slips, printer)
  const entry = useLateEntry(wall, printEach.recorded)
  const shown = useShownSlip(entry, slips, wall.date)
  const permanence = usePermanenceKey(entry, usePermanence(wall))
  const undo = useUndo(slips)
  useLoaded(lessonRecord, { partitions: [wall.date.slice(0, 7)] })
  useLoaded(studentRecord)
  useDeskKeys({
    entry,
    undo,
    permanence,
    print: () => (shown.facts && shown.isRecorded ? printer.print(shown.facts) : false),
  })
  const queue = typed.flatMap((id) => slips.filter(({ mark }) => mark.id === id))
  const right = (
    <div className={styles.right}>
      <LastSlips slips={slips} />
      <SlipPanel
        facts={shown.facts}
        isRecorded={shown.isRecorded}
        printer={printer}
        printEach={printEach}
        onPermanence={permanence}
      />
    </div>
  )
  return (
    <>
      <SplitStage
        work={
          <Pane label={labels.title}>
            <EntryPanel entry={entry} date={wall.date} />
            <Queue slips={queue} />
          </Pane>
        }
        right={{ label: labels.last, width: 690, content: right }}
      />
      {printer.printing && (
        <div data-print="sheet">
          <SlipSheet facts={printer.printing} />
        </div>
      )}
    </>
  )
}
