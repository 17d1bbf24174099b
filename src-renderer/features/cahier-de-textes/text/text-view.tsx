import { Fragment, useEffect, useRef, type ReactNode } from 'react'
import type { Block, Line, RichText, Run } from '#shared/domain/cahier-de-textes/rich-text.ts'
import { OutsideLink } from '#renderer/features/outside-link.tsx'
import { showFormula } from './show-formula.ts'
import styles from './text.module.css'

function Formula({ latex, isDisplay }: { readonly latex: string; readonly isDisplay: boolean }) {
  const place = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    if (place.current) showFormula(place.current, latex, isDisplay)
  }, [latex, isDisplay])
  return <span ref={place} className={isDisplay ? styles.display : undefined} />
}

function runNode(run: Run): ReactNode {
  if (run.kind === 'formula') return <Formula latex={run.latex} isDisplay={false} />
  const words = run.isBold ? <strong>{run.text}</strong> : run.text
  return run.href ? <OutsideLink href={run.href}>{words}</OutsideLink> : words
}

function LineView({ line }: { readonly line: Line }) {
  return line.map((run, at) => <Fragment key={at}>{runNode(run)}</Fragment>)
}

function BlockView({ block }: { readonly block: Block }) {
  if (block.kind === 'paragraph')
    return (
      <p>
        <LineView line={block.line} />
      </p>
    )
  if (block.kind === 'display-formula') return <Formula latex={block.latex} isDisplay />
  const List = block.isNumbered ? 'ol' : 'ul'
  return (
    <List>
      {block.items.map((line, at) => (
        <li key={at}>
          <LineView line={line} />
        </li>
      ))}
    </List>
  )
}

/** A text of the cahier de textes, to read. */
export function TextView({ text }: { readonly text: RichText }) {
  return (
    <div className={styles.text}>
      {text.blocks.map((block, at) => (
        <BlockView key={at} block={block} />
      ))}
    </div>
  )
}
