import { useState } from 'react'
import type { Lesson, LessonId } from '#shared/domain/timetable/lesson.ts'
import { lessonAsideFor } from '#renderer/features/feature-book.ts'
import type { LessonAside } from '#renderer/features/feature-line.ts'
import { viewPrefix } from '#renderer/store/draft-store.ts'
import { useDraft } from '#renderer/store/drafts.ts'
import { useSchool } from '#renderer/store/use-school.ts'
import { useKeys } from '#renderer/ui/use-keys.ts'
import { rightDrawerQuery, useMedia } from '#renderer/ui/use-media.ts'
import { labels } from './labels.fr.ts'

export interface AsideOfLesson {
  /** Undefined when nothing is to be shown of this lesson beside its call. */
  readonly aside: LessonAside | undefined
  readonly isOpen: boolean
  /** It was opened by a gesture on this very lesson. */
  readonly isFocused: boolean
  /** Raised at each opening, for windows where it is a drawer. */
  readonly openings: number
  readonly toggle: () => void
  readonly close: () => void
}

/** Whether it stood open, sealed: it comes back after a lock, and from lesson to lesson. */
const openKey = `${viewPrefix}roll-call-aside`

function isInRightPane(): boolean {
  return Boolean(document.activeElement?.closest('[data-stage-pane="right"]'))
}

/** What another feature shows beside the sheet, and its key. */
export function useLessonAside(lesson: Lesson, onClosed: () => void): AsideOfLesson {
  const { actor, settings } = useSchool()
  const aside = lessonAsideFor(actor, settings, lesson)
  const [kept, keep, forget] = useDraft(openKey)
  const [focusedId, setFocusedId] = useState<LessonId | null>(null)
  const [openings, setOpenings] = useState(0)
  const isDrawer = useMedia(rightDrawerQuery)
  const isOpen = aside !== undefined && kept !== ''
  const close = () => {
    forget()
    setFocusedId(null)
    setOpenings(0)
    onClosed()
  }
  const open = () => {
    keep('open')
    setFocusedId(lesson.id)
    setOpenings((count) => count + 1)
  }
  // A drawer may have been shut without a word here: the key that opens it shuts it from inside alone.
  const toggle = () => (isOpen && (!isDrawer || isInRightPane()) ? close() : open())
  useKeys({
    name: labels.feature,
    isOn: aside !== undefined,
    bindings: [{ keys: ['F2'], label: aside?.label ?? '', worksInFields: true, run: toggle }],
  })
  return { aside, isOpen, isFocused: focusedId === lesson.id, openings, toggle, close }
}
