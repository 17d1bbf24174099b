import { Button } from '#renderer/ui/button.tsx'
import { StatusChip } from '#renderer/ui/status-chip.tsx'
import { uiLabels } from '#renderer/ui/labels.fr.ts'
import { observationTextMax } from '#shared/domain/roll-call/observation.ts'
import styles from './choice-tray.module.css'
import { choiceLabels } from './labels.fr.ts'
import type { Segment } from './text-diff.ts'

interface TextSideProps {
  readonly author: string
  readonly when: string
  readonly where: 'here' | 'portal'
  readonly segments: readonly Segment[]
  readonly length: number
  readonly chord?: string
  readonly keepWords: string
  readonly onToggle: (passage: string) => void
  readonly onKeep: () => void
}

/** One of the texts: author, hour, where it is kept; its own passages underlined. */
export function TextSide(props: TextSideProps) {
  const { author, when, where, segments, length, chord, keepWords, onToggle, onKeep } = props
  return (
    <section className={styles.side} aria-label={author}>
      <header className={styles.sideHead}>
        <h3>{author}</h3>
        <StatusChip status={where}>{where === 'here' ? choiceLabels.here : choiceLabels.portal}</StatusChip>
        <p>{when}</p>
      </header>
      <p className={styles.text}>
        {segments.map((segment, index) =>
          segment.isDifferent ? (
            // A real button is a box that lines cannot break: the passage flows with its sentence.
            <span
              key={index}
              role="button"
              tabIndex={0}
              className={styles.passage}
              aria-label={choiceLabels.addPassage(segment.text.trim())}
              onClick={() => onToggle(segment.text)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' && event.key !== ' ') return
                event.preventDefault()
                onToggle(segment.text)
              }}
            >
              {segment.text}
            </span>
          ) : (
            <span key={index}>{segment.text}</span>
          ),
        )}
      </p>
      <footer className={styles.sideFoot}>
        <Button leadingChord={chord} onClick={onKeep}>
          {keepWords}
        </Button>
        <span className={styles.help}>{uiLabels.kept(length, observationTextMax)}</span>
      </footer>
    </section>
  )
}
