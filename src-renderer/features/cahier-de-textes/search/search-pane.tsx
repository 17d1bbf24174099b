import {
  memo,
  useCallback,
  useDeferredValue,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
} from 'react'
import { MatchedText } from '#renderer/features/matched-text.tsx'
import { Button } from '#renderer/ui/button.tsx'
import { classNames } from '#renderer/ui/class-names.ts'
import { Pane, PaneBody, PaneHead } from '#renderer/ui/pane.tsx'
import { SearchField } from '#renderer/ui/search-field.tsx'
import { EmptyPage } from '#renderer/ui/seyes-page.tsx'
import { kindNames, labels } from './labels.fr.ts'
import { useOwnIndex, type Goal, type OwnWritten } from './search-queries.ts'
import { excerptOf, findWritten, tokensOf, type Found } from './search-rules.ts'
import styles from './search.module.css'

/** Results drawn at most: the latest ones. */
const shownMax = 20

interface ResultProps {
  readonly result: OwnWritten
  readonly id: string
  readonly tokens: readonly string[]
  readonly isChosen: boolean
  readonly onOpen: (result: OwnWritten) => void
}

/** Drawn again when it is chosen or when the words change, not at each letter. */
const Result = memo(function Result({ result, id, tokens, isChosen, onOpen }: ResultProps) {
  const { kind, title, text, date, start } = result
  return (
    <div
      id={id}
      role="option"
      aria-selected={isChosen}
      className={classNames(styles.result, isChosen && styles.chosen)}
      onClick={() => onOpen(result)}
    >
      <span className={styles.when}>{date === '' ? kindNames[kind] : labels.when(date, start)}</span>
      <span className={styles.words}>
        {date !== '' && <span className={styles.kind}>{kindNames[kind]}</span>}
        {title !== '' && (
          <span className={styles.title}>
            <MatchedText text={title} strong={0} tokens={tokens} />
          </span>
        )}
        <span className={styles.excerpt}>
          <MatchedText text={excerptOf(text, tokens)} strong={0} tokens={tokens} />
        </span>
      </span>
    </div>
  )
})

interface ResultsProps {
  readonly found: Found<OwnWritten>
  readonly listId: string
  readonly tokens: readonly string[]
  readonly chosen: OwnWritten | undefined
  readonly onOpen: (result: OwnWritten) => void
}

const lineId = (listId: string, result: OwnWritten) => `${listId}-${result.id}`

const Results = memo(function Results({ found, listId, tokens, chosen, onOpen }: ResultsProps) {
  return (
    <div id={listId} role="listbox" aria-label={labels.results}>
      {found.groups.map(({ name, results }) => (
        <div key={name} role="group" aria-label={name}>
          <div className={styles.group} aria-hidden>
            {name}
          </div>
          {results.map((result) => (
            <Result
              key={result.id}
              id={lineId(listId, result)}
              result={result}
              tokens={tokens}
              isChosen={result === chosen}
              onOpen={onOpen}
            />
          ))}
        </div>
      ))}
    </div>
  )
})

function Nothing({ query, isLoaded }: { readonly query: string; readonly isLoaded: boolean }) {
  if (!isLoaded) return <p className={styles.told}>{labels.loading}</p>
  if (query.trim() === '') return <EmptyPage title={labels.begin}>{labels.beginWords}</EmptyPage>
  return <EmptyPage title={labels.nothing(query.trim())}>{labels.nothingWords}</EmptyPage>
}

interface SearchPaneProps {
  readonly query: string
  readonly onQuery: (query: string) => void
  readonly onOpen: (goal: Goal) => void
  readonly onBack: () => void
}

/** The result under the choice, moved by the arrows while the focus stays in the field. */
function useChoice(results: readonly OwnWritten[], listId: string) {
  const [at, setAt] = useState(0)
  const chosen = results[Math.min(at, results.length - 1)]
  const chosenId = chosen && lineId(listId, chosen)
  useEffect(() => {
    if (chosenId) document.getElementById(chosenId)?.scrollIntoView({ block: 'nearest' })
  }, [chosenId])
  const move = (step: -1 | 1) =>
    setAt((had) => Math.min(Math.max(had + step, 0), Math.max(0, results.length - 1)))
  return { chosen, chosenId, setAt, move }
}

function useFound(query: string) {
  const { index, isLoaded } = useOwnIndex()
  const sought = useDeferredValue(query)
  const found = useMemo(() => findWritten(index, sought, shownMax), [index, sought])
  const tokens = useMemo(() => tokensOf(sought), [sought])
  const results = useMemo(() => found.groups.flatMap((group) => group.results), [found])
  /** The first one for what is typed, although the list is not drawn for it yet. */
  const firstNow = () => findWritten(index, query, 1).groups[0]?.results[0]
  return { sought, isLoaded, found, tokens, results, firstNow }
}

/** All that one wrote, by class and date, as one types. Arrows choose, Enter opens beside, Escape goes back. */
export function SearchPane({ query, onQuery, onOpen, onBack }: SearchPaneProps) {
  const { sought, isLoaded, found, tokens, results, firstNow } = useFound(query)
  const listId = useId()
  const { chosen, chosenId, setAt, move } = useChoice(results, listId)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.select(), [])
  const open = useCallback(
    (result: OwnWritten) => {
      setAt(Math.max(0, results.indexOf(result)))
      onOpen(result.goal)
    },
    [results, setAt, onOpen],
  )
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      move(event.key === 'ArrowDown' ? 1 : -1)
    }
    // Hands faster than the page: Enter opens what was typed, never what was listed for fewer letters.
    const wanted = sought === query ? chosen : firstNow()
    if (event.key === 'Enter' && wanted) open(wanted)
    if (event.key === 'Escape' && query === '') onBack()
  }
  const detail = (
    <span role="status">
      {found.count > 0 && labels.count(found.count)}
      {found.count > shownMax && ` · ${labels.shown(shownMax, found.count)}`}
    </span>
  )
  const back = (
    <Button size="head" onClick={onBack}>
      {labels.back}
    </Button>
  )
  return (
    <Pane label={labels.title}>
      <PaneHead size="page" level={1} title={labels.title} detail={detail} end={back} />
      <div className={styles.field}>
        <SearchField
          ref={field}
          label={labels.field}
          role="combobox"
          aria-expanded={results.length > 0}
          aria-controls={listId}
          aria-activedescendant={chosenId}
          aria-autocomplete="list"
          value={query}
          onChange={(next) => {
            setAt(0)
            onQuery(next)
          }}
          onKeyDown={onKeyDown}
          autoFocus
        />
      </div>
      <PaneBody>
        {results.length === 0 ? (
          <Nothing query={sought} isLoaded={isLoaded} />
        ) : (
          <Results found={found} listId={listId} tokens={tokens} chosen={chosen} onOpen={open} />
        )}
      </PaneBody>
    </Pane>
  )
}
