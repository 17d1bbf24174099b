import type { ReactNode } from 'react'
import { matchRanges } from '#shared/kernel/match-ranges.ts'
import styles from './matched-text.module.css'

interface MatchedTextProps {
  readonly text: string
  /** Letters in bold from the left. */
  readonly strong: number
  readonly tokens: readonly string[]
}

function withMatches(
  text: string,
  from: number,
  ranges: readonly (readonly [number, number])[],
): ReactNode[] {
  const pieces: ReactNode[] = []
  let at = 0
  for (const [start, end] of ranges) {
    const a = Math.max(start - from, at)
    const b = Math.min(end - from, text.length)
    if (b <= a) continue
    pieces.push(
      text.slice(at, a),
      <mark key={start} className={styles.match}>
        {text.slice(a, b)}
      </mark>,
    )
    at = b
  }
  return [...pieces, text.slice(at)]
}

/** A name with its bold part, and the letters that were typed underlined. */
export function MatchedText({ text, strong, tokens }: MatchedTextProps) {
  const ranges = matchRanges(text, tokens)
  return (
    <>
      <b>{withMatches(text.slice(0, strong), 0, ranges)}</b>
      {withMatches(text.slice(strong), strong, ranges)}
    </>
  )
}
