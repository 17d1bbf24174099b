import { Plus } from 'lucide-react'
import { useState } from 'react'
import { seriesTitleMax, type Series, type SeriesId } from '#shared/domain/cahier-de-textes/series/series.ts'
import { RefusalNotice } from '#renderer/features/refusal-notice.tsx'
import { Button } from '#renderer/ui/button.tsx'
import { classNames } from '#renderer/ui/class-names.ts'
import { Pane, PaneBody, PaneHead } from '#renderer/ui/pane.tsx'
import { TextField } from '#renderer/ui/text-field.tsx'
import { labels } from './labels.fr.ts'
import { goToSeries } from './series-store.ts'
import { useSaveSeries } from './use-save-series.ts'
import styles from './series.module.css'

function CreateForm({ onDone }: { readonly onDone: () => void }) {
  const [title, setTitle] = useState('')
  const { refusal, save } = useSaveSeries()
  const create = async () => {
    const id = crypto.randomUUID() as string as SeriesId
    const written = { title: title.trim() || labels.untitled, subjectId: null, sessions: [] }
    if (!(await save(id, written, null))) return
    goToSeries(id)
    onDone()
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void create()
      }}
    >
      <TextField
        label={labels.createTitle}
        help={labels.createHelp}
        value={title}
        maxLength={seriesTitleMax}
        onChange={setTitle}
        autoFocus
      />
      <RefusalNotice refusal={refusal} />
      <div className={styles.tools}>
        <Button type="submit">{labels.createNow}</Button>
        <Button onClick={onDone}>{labels.cancel}</Button>
      </div>
    </form>
  )
}

interface SeriesListProps {
  readonly all: readonly Series[]
  readonly chosen: Series | undefined
}

/** One’s own series, and the way to begin another. */
export function SeriesList({ all, chosen }: SeriesListProps) {
  const [isCreating, setCreating] = useState(false)
  return (
    <Pane label={labels.list} ground="side">
      <PaneHead title={labels.list} />
      <PaneBody>
        <ul className={styles.list}>
          {all.map((series) => (
            <li key={series.id}>
              <button
                type="button"
                className={classNames(styles.series, series === chosen && styles.chosen)}
                aria-pressed={series === chosen}
                onClick={() => goToSeries(series.id)}
              >
                <span className={styles.seriesTitle}>{series.title}</span>
                <span className={styles.quiet}>{labels.count(series.sessions.length)}</span>
              </button>
            </li>
          ))}
        </ul>
        <div className={styles.padded}>
          {isCreating ? (
            <CreateForm onDone={() => setCreating(false)} />
          ) : (
            <Button icon={Plus} onClick={() => setCreating(true)}>
              {labels.create}
            </Button>
          )}
        </div>
      </PaneBody>
    </Pane>
  )
}
