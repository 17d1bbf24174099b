import { Undo2 } from 'lucide-react'
import type { RollCall } from '#shared/domain/roll-call/roll-call.ts'
import type { Lesson } from '#shared/domain/timetable/lesson.ts'
import { staffName } from '#shared/domain/timetable/lesson-names-rules.ts'
import { epochMsOf, isInstant } from '#shared/kernel/instant.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { useSchool } from '#renderer/store/use-school.ts'
import { Button } from '#renderer/ui/button.tsx'
import { formatMoment } from '#renderer/ui/format-fr.ts'
import { PaneFoot } from '#renderer/ui/pane.tsx'
import { StatusChip } from '#renderer/ui/status-chip.tsx'
import { narrowQuery, rightDrawerQuery, useMedia } from '#renderer/ui/use-media.ts'
import { useNow } from '#renderer/ui/use-now.ts'
import { labels } from './labels.fr.ts'
import type { WaitingHere } from './sheet-queries.ts'
import type { AsideOfLesson } from './use-lesson-aside.ts'

interface SheetFootProps {
  readonly lesson: Lesson
  readonly rollCall: RollCall | undefined
  readonly waiting: WaitingHere
  readonly isClosed: boolean
  readonly canUndo: boolean
  readonly onUndo: () => void
  readonly onEnd: () => void
  readonly beside: AsideOfLesson
  /** For those who may change the timetable of the day. */
  readonly onChangeLesson: (() => void) | undefined
}

/** Latest moment at which the portal wrote something of the call. */
function lastRecorded(rollCall: RollCall): string | undefined {
  const moments = [rollCall.begun, rollCall.ended, ...rollCall.marks].flatMap((one) =>
    one ? [one.recordedAt as string] : [],
  )
  return moments.sort().at(-1)
}

/** Where it is kept, with an hour, next to the thing itself (design §1.7). */
function Kept({ rollCall, waiting }: Pick<SheetFootProps, 'rollCall' | 'waiting'>) {
  const { wallAt } = useSchool()
  const hourOf = (instant: string) => wallAt(isInstant(instant) ? epochMsOf(instant) : 0).time
  if (waiting.lastTypedAt)
    return <StatusChip status="here">{labels.here(hourOf(waiting.lastTypedAt))}</StatusChip>
  const recorded = rollCall && lastRecorded(rollCall)
  return recorded ? <StatusChip status="portal">{labels.atPortal(hourOf(recorded))}</StatusChip> : null
}

/** Begun, ended, by whom, on which post, how many corrections: one line that answers a family (domain §5.7). */
function Proof({ rollCall }: { readonly rollCall: RollCall | undefined }) {
  const { wallAt, actor } = useSchool()
  const today = wallAt(useNow()).date
  if (!rollCall?.begun) return <span>{labels.notBegun}</span>
  const { begun, ended, corrections } = rollCall
  const last = ended ?? begun
  const moment = (instant: typeof begun.typedAt) => formatMoment(wallAt(epochMsOf(instant)), today)
  const by = last.by === actor.staffId ? '' : staffName(currentVault().view, last.by)
  const parts = [
    ended
      ? labels.begunAndEnded(moment(begun.typedAt), moment(ended.typedAt))
      : labels.begunAt(moment(begun.typedAt)),
    ...(by ? [labels.by(by)] : []),
    ...(last.postName ? [labels.onPost(last.postName)] : []),
    ...(ended ? [labels.corrections(corrections)] : []),
  ]
  return <span>{parts.join(' · ')}</span>
}

/** Foot of the sheet: what is kept where, the way back, the end. */
export function SheetFoot({
  lesson,
  rollCall,
  waiting,
  isClosed,
  canUndo,
  onUndo,
  onEnd,
  beside,
  onChangeLesson,
}: SheetFootProps) {
  const isDone = rollCall?.state === 'done'
  const hasStrip = useMedia(rightDrawerQuery)
  const isNarrow = useMedia(narrowQuery)
  return (
    <PaneFoot
      note={
        <>
          <Kept rollCall={rollCall} waiting={waiting} />
          {lesson.status === 'planned' && !isNarrow && !beside.isOpen && <Proof rollCall={rollCall} />}
        </>
      }
    >
      {onChangeLesson && <Button onClick={onChangeLesson}>{labels.change.button}</Button>}
      {beside.aside && (!beside.isOpen || hasStrip) && (
        <Button icon={beside.aside.icon} chord="F2" onClick={beside.toggle}>
          {beside.aside.label}
        </Button>
      )}
      {canUndo && !hasStrip && (
        <Button icon={Undo2} chord="Ctrl+Z" onClick={onUndo}>
          {labels.undo}
        </Button>
      )}
      {!isClosed && !isDone && (
        <Button look="primary" chord="Ctrl+Enter" onClick={onEnd}>
          {labels.end}
        </Button>
      )}
    </PaneFoot>
  )
}
