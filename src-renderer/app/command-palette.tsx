import { Search } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { memo, useCallback, useEffect, useId, useMemo, useState } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { classNames } from '#renderer/ui/class-names.ts'
import { KeyCap } from '#renderer/ui/key-cap.tsx'
import { useKeys } from '#renderer/ui/use-keys.ts'
import { VisuallyHidden } from '#renderer/ui/visually-hidden.tsx'
import { MatchedText } from '#renderer/features/matched-text.tsx'
import chosenLine from '#renderer/ui/chosen-line.module.css'
import styles from './command-palette.module.css'
import { useIsFirstPull } from './first-pull-page.tsx'
import type { PaletteEntry } from './palette-entries.ts'
import { groupLabels, paletteLabels } from './palette-labels.fr.ts'
import { readQuery, searchPalette, type FoundGroup, type PaletteGroup } from './palette-search.ts'
import { usePaletteIndex } from './use-palette-index.ts'

function limitOf(group: PaletteGroup, groupCount: number): number {
  if (groupCount < 3) return 12
  return group === 'students' ? 6 : 4
}

interface LineProps {
  readonly entry: PaletteEntry
  readonly id: string
  readonly isChosen: boolean
  readonly tokens: readonly string[]
  readonly onRun: (entry: PaletteEntry) => void
}

const LineIcon = memo(function LineIcon({ icon: Icon }: { readonly icon: LucideIcon }) {
  return <Icon size={16} aria-hidden />
})

const PaletteLine = memo(function PaletteLine({ entry, id, isChosen, tokens, onRun }: LineProps) {
  return (
    <div
      id={id}
      role="option"
      aria-selected={isChosen}
      className={classNames(styles.line, isChosen && chosenLine.chosen)}
      onClick={() => onRun(entry)}
    >
      <span className={styles.margin}>
        <LineIcon icon={entry.icon} />
      </span>
      <span className={styles.text}>
        <MatchedText text={entry.text} strong={entry.strong} tokens={tokens} />
      </span>
      <span className={styles.hint}>{entry.hint()}</span>
      {entry.keys.map((chord) => (
        <KeyCap key={chord} chord={chord} />
      ))}
      {isChosen && entry.keys.length === 0 && <KeyCap chord="Enter" />}
    </div>
  )
})

interface ResultsProps {
  readonly groups: readonly FoundGroup<PaletteEntry>[]
  readonly chosen: PaletteEntry | undefined
  readonly tokens: readonly string[]
  readonly listId: string
  readonly lineId: (entry: PaletteEntry) => string
  readonly onRun: (entry: PaletteEntry) => void
}

/** Lines are kept by their place, not by whom they show: a letter changes words and builds no line anew. */
function Results({ groups, chosen, tokens, listId, lineId, onRun }: ResultsProps) {
  return (
    <div id={listId} role="listbox" aria-label={paletteLabels.results} className={styles.results}>
      {groups.map(({ group, entries, total }) => (
        <div key={group} role="group" aria-labelledby={`${listId}-${group}`}>
          <div className={styles.groupHead} id={`${listId}-${group}`}>
            <span>{groupLabels[group]}</span>
            {total > entries.length && <span>{paletteLabels.shown(entries.length, total)}</span>}
          </div>
          {entries.map((entry, place) => (
            <PaletteLine
              key={place}
              id={lineId(entry)}
              entry={entry}
              tokens={tokens}
              isChosen={entry === chosen}
              onRun={onRun}
            />
          ))}
        </div>
      ))}
    </div>
  )
}

function PaletteFoot() {
  return (
    <div className={styles.foot} aria-hidden>
      <span>
        <KeyCap chord="ArrowUp" /> <KeyCap chord="ArrowDown" /> {paletteLabels.choose}
      </span>
      <span>
        <KeyCap chord="Enter" /> {paletteLabels.open}
      </span>
      <span className={styles.signs}>
        <KeyCap chord=">" /> {paletteLabels.actionsOnly}
      </span>
      <span>
        <KeyCap chord="@" /> {paletteLabels.divisionsOnly}
      </span>
    </div>
  )
}

function usePaletteKeys(
  count: number,
  at: number,
  moveTo: (at: number) => void,
  run: () => void,
  close: () => void,
): void {
  useKeys({
    name: paletteLabels.title,
    isModal: true,
    bindings: [
      {
        keys: ['ArrowDown'],
        label: paletteLabels.choose,
        worksInFields: true,
        isUnlisted: true,
        run: () => moveTo(count && (at + 1) % count),
      },
      {
        keys: ['ArrowUp'],
        label: paletteLabels.choose,
        worksInFields: true,
        isUnlisted: true,
        run: () => moveTo(count && (at - 1 + count) % count),
      },
      { keys: ['Enter'], label: paletteLabels.open, worksInFields: true, isUnlisted: true, run },
      {
        keys: ['Escape', 'Ctrl+K'],
        label: paletteLabels.title,
        worksInFields: true,
        isUnlisted: true,
        run: close,
      },
    ],
  })
}

/** Brings the chosen line into sight, in the frame that lays it out: doing it at once would lay the list out twice. */
function useInSight(id: string | undefined, typed: string): void {
  useEffect(() => {
    if (id === undefined) return
    const frame = requestAnimationFrame(() =>
      document.getElementById(id)?.scrollIntoView({ block: 'nearest' }),
    )
    return () => cancelAnimationFrame(frame)
  }, [id, typed])
}

function PaletteBody({ onClose }: { readonly onClose: () => void }) {
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const listId = useId()
  const index = usePaletteIndex()
  const isFirstPull = useIsFirstPull()
  const query = useMemo(() => readQuery(typed), [typed])
  const groups = useMemo(
    () => searchPalette(index, query, (group) => limitOf(group, query.groups.length)),
    [index, query],
  )
  const entries = groups.flatMap((group) => group.entries)
  const chosen = entries[Math.min(at, entries.length - 1)]
  const lineId = (entry: PaletteEntry) => `${listId}-${entry.id}`
  const run = useCallback(
    (entry: PaletteEntry) => {
      onClose()
      entry.run()
    },
    [onClose],
  )
  useInSight(chosen && lineId(chosen), typed)
  usePaletteKeys(entries.length, at, setAt, () => chosen && run(chosen), onClose)
  return (
    <>
      <div className={styles.field}>
        <Search size={20} aria-hidden />
        <input
          role="combobox"
          aria-label={paletteLabels.field}
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={chosen && lineId(chosen)}
          aria-autocomplete="list"
          autoFocus
          autoComplete="off"
          spellCheck={false}
          placeholder={paletteLabels.field}
          className={styles.input}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setAt(0)
          }}
        />
        <KeyCap chord="Escape" />
      </div>
      <Results
        groups={groups}
        chosen={chosen}
        tokens={query.tokens}
        listId={listId}
        lineId={lineId}
        onRun={run}
      />
      {entries.length === 0 && (
        <div className={styles.nobody}>
          <p>{isFirstPull ? paletteLabels.arriving : paletteLabels.nobody(typed.trim())}</p>
          <p>{isFirstPull ? paletteLabels.arrivingTodo : paletteLabels.nobodyTodo}</p>
        </div>
      )}
      <VisuallyHidden>
        <span role="status">{paletteLabels.found(entries.length)}</span>
      </VisuallyHidden>
      <PaletteFoot />
    </>
  )
}

interface PaletteProps {
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Ctrl+K: pupils, staff, classes, actions, screens, in one field. */
export function CommandPalette({ isOpen, onClose }: PaletteProps) {
  return (
    <ModalOverlay
      className={styles.scrim ?? ''}
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <Modal className={styles.modal ?? ''}>
        <Dialog className={styles.dialog ?? ''} aria-label={paletteLabels.title}>
          <PaletteBody onClose={onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
