import { X } from 'lucide-react'
import { useRef, type RefObject } from 'react'
import type { LessonAsideProps } from '#renderer/features/feature-line.ts'
import { useSchoolWall } from '#renderer/features/use-school-wall.ts'
import { capitalised, formatDay, formatHour } from '#renderer/ui/format-fr.ts'
import { IconButton } from '#renderer/ui/icon-button.tsx'
import { Pane, PaneBody, PaneHead } from '#renderer/ui/pane.tsx'
import { useKeys } from '#renderer/ui/use-keys.ts'
import { rightDrawerQuery, useMedia } from '#renderer/ui/use-media.ts'
import { EntryBody } from './entry-body.tsx'
import styles from './entry-panel.module.css'
import { labels } from './labels.fr.ts'
import { useCell } from './week-queries.ts'

const noCells: readonly never[] = []

/** Keys of the screen beside that must not act from here; drawn before the forms, so that theirs come nearer. */
function QuietKeys({ within }: { readonly within: RefObject<Element | null> }) {
  useKeys({
    name: labels.feature,
    within,
    bindings: [{ keys: ['Ctrl+Enter', 'Ctrl+Z'], label: labels.feature, isUnlisted: true, run: () => {} }],
  })
  return null
}

/**
 * The entry of a lesson beside its roll call: the same form. Keys pressed here stay here: Ctrl+Enter saves the entry
 * and does not end the call, Ctrl+Z takes no mark back.
 */
export function Aside({ lesson, isFocused, onClose }: LessonAsideProps) {
  const { date: today } = useSchoolWall()
  const cell = useCell(lesson, today)
  const place = useRef<HTMLDivElement>(null)
  // A drawer has its own way out.
  const isDrawer = useMedia(rightDrawerQuery)
  return (
    <div ref={place} className={styles.aside}>
      <QuietKeys within={place} />
      <Pane label={labels.feature} ground="page">
        <PaneHead
          title={labels.feature}
          detail={`${capitalised(formatDay(lesson.date))}, ${formatHour(lesson.start)}`}
          end={!isDrawer && <IconButton icon={X} label={labels.closeAside} chord="F2" onClick={onClose} />}
        />
        <PaneBody isPadded>
          <EntryBody cell={cell} cells={noCells} within={place} isFocused={isFocused} />
        </PaneBody>
      </Pane>
    </div>
  )
}
