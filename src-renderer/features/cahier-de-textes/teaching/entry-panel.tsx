import { audienceName, subjectName } from '#shared/domain/timetable/lesson-names-rules.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { capitalised, formatDay, formatHour } from '#renderer/ui/format-fr.ts'
import { Pane, PaneBody, PaneHead } from '#renderer/ui/pane.tsx'
import { EntryBody } from './entry-body.tsx'
import { labels } from './labels.fr.ts'
import type { Cell } from './week-queries.ts'

/** One lesson of the cahier: what was done, what is asked, and its visa. */
export function EntryPanel({ cell, cells }: { readonly cell: Cell; readonly cells: readonly Cell[] }) {
  const { lesson } = cell
  const { view } = currentVault()
  const title = `${audienceName(view, lesson)} · ${subjectName(view, lesson)}`
  const when = `${capitalised(formatDay(lesson.date))}, ${formatHour(lesson.start)} · ${lesson.room}`
  return (
    <Pane label={labels.entry} ground="page">
      <PaneHead title={title} detail={when} />
      <PaneBody isPadded>
        <EntryBody cell={cell} cells={cells} />
      </PaneBody>
    </Pane>
  )
}
