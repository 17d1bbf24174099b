import type { Actor } from '#shared/domain/core/actor.ts'
import type { RollCall } from '#shared/domain/roll-call/roll-call.ts'
import { canCall, canChangeMarks } from '#shared/domain/roll-call/roll-call-rights.ts'
import { staffName } from '#shared/domain/timetable/lesson-names-rules.ts'
import type { Lesson } from '#shared/domain/timetable/lesson.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { RefusalNotice } from '#renderer/features/refusal-notice.tsx'
import { currentVault } from '#renderer/store/current-vault.ts'
import { formatDay, joinList } from '#renderer/ui/format-fr.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import { labels } from './labels.fr.ts'
import { cancelledWords } from './lesson-line.tsx'
import { tellRefusal } from './refusal-labels.fr.ts'
import type { SheetGestures } from './use-sheet-gestures.ts'

/** Why a sheet cannot be changed now, or nothing. The same rules have the last word on the portal. */
export type Closing = 'cancelled' | 'replaced' | 'corrections' | 'future' | null

export function closingOf(
  lesson: Lesson,
  rollCall: RollCall | undefined,
  actor: Actor,
  today: PlainDate,
): Closing {
  if (lesson.status === 'cancelled') return 'cancelled'
  if (canCall(actor, lesson).kind === 'refused') return 'replaced'
  if (lesson.date > today) return 'future'
  const right = canChangeMarks({ actor, rollCall, today, sawEnd: rollCall?.state === 'done' })
  return right.kind === 'refused' ? 'corrections' : null
}

function closingWords(closing: Exclude<Closing, null>, lesson: Lesson): string {
  if (closing === 'cancelled') return labels.cancelledNotice(cancelledWords(lesson))
  if (closing === 'replaced')
    return labels.replacedNotice(joinList(lesson.teacherIds.map((id) => staffName(currentVault().view, id))))
  return closing === 'future' ? labels.future(formatDay(lesson.date)) : labels.closed
}

interface SheetNoticesProps {
  readonly lesson: Lesson
  readonly closing: Closing
  readonly problem: SheetGestures['problem']
}

/** What must be known before a key is pressed, and what went wrong after one, in place. */
export function SheetNotices({ lesson, closing, problem }: SheetNoticesProps) {
  const refusal = problem && tellRefusal(problem.code, problem.params)
  return (
    <>
      {closing && (
        <Notice
          tone={closing === 'future' ? 'encre' : 'ocre'}
          status={closing === 'future' ? 'later' : 'warning'}
        >
          {closingWords(closing, lesson)}
        </Notice>
      )}
      <RefusalNotice refusal={refusal} />
    </>
  )
}
