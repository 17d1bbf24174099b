import { Bold, Link, List, ListOrdered, Sigma } from 'lucide-react'
import { EditorState, type Command } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { useEffect, useId, useRef, useState } from 'react'
import { countSigns, type RichText } from '#shared/domain/cahier-de-textes/rich-text.ts'
import { classNames } from '#renderer/ui/class-names.ts'
import { IconButton } from '#renderer/ui/icon-button.tsx'
import { formulaView } from './formula-view.ts'
import { FormulaDialog, LinkDialog } from './insert-dialogs.tsx'
import { documentOf, richTextFrom } from './text-document.ts'
import { insertFormula, setLink, textPlugins, toggleBold, toggleList } from './text-keys.ts'
import { textLabels } from './text-labels.fr.ts'
import styles from './text.module.css'

interface TextEditorProps {
  readonly label: string
  /** What it begins with; a later value is another editor: give it another `key`. */
  readonly start: RichText
  readonly onChange: (text: RichText) => void
  readonly max: number
  readonly isFocused?: boolean
}

interface Mounted {
  readonly place: React.RefObject<HTMLDivElement | null>
  readonly run: (command: Command) => void
}

function useEditor({ label, start, onChange, isFocused }: TextEditorProps): Mounted {
  const place = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const tell = useRef(onChange)
  useEffect(() => {
    tell.current = onChange
  })
  useEffect(() => {
    if (!place.current) return undefined
    const state = EditorState.create({ doc: documentOf(start), plugins: [...textPlugins] })
    const made: EditorView = new EditorView(place.current, {
      state,
      attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': label, lang: 'fr' },
      nodeViews: { formula: formulaView, displayFormula: formulaView },
      dispatchTransaction: (transaction) => {
        made.updateState(made.state.apply(transaction))
        if (transaction.docChanged) tell.current(richTextFrom(made.state.doc))
      },
    })
    view.current = made
    if (isFocused) made.focus()
    return () => {
      made.destroy()
      view.current = null
    }
    // The editor holds its own text from its first value on.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- mounted once, as said above
  }, [])
  const run = (command: Command) => {
    if (!view.current) return
    command(view.current.state, view.current.dispatch)
    view.current.focus()
  }
  return { place, run }
}

/** A text as a teacher types it: bold, lists, links, formulas; what is pasted keeps only these. */
export function TextEditor(props: TextEditorProps) {
  const { label, start, onChange, max } = props
  const [length, setLength] = useState(() => countSigns(start))
  const [asks, setAsks] = useState<'formula' | 'link' | null>(null)
  const id = useId()
  const { place, run } = useEditor({
    ...props,
    onChange: (text) => {
      setLength(countSigns(text))
      onChange(text)
    },
  })
  const insert = (command: Command) => {
    setAsks(null)
    run(command)
  }
  return (
    <div className={styles.field}>
      <div className={styles.head}>
        <span className={styles.label} id={id}>
          {label}
        </span>
        <span className={classNames(styles.count, length > max && styles.over)}>
          {textLabels.signs(length, max)}
        </span>
      </div>
      <div>
        <div className={styles.bar} role="toolbar" aria-label={textLabels.tools}>
          <IconButton icon={Bold} label={textLabels.bold} chord="Ctrl+B" onClick={() => run(toggleBold)} />
          <IconButton icon={List} label={textLabels.bullets} onClick={() => run(toggleList(false))} />
          <IconButton icon={ListOrdered} label={textLabels.numbers} onClick={() => run(toggleList(true))} />
          <IconButton icon={Link} label={textLabels.link} onClick={() => setAsks('link')} />
          <IconButton icon={Sigma} label={textLabels.formula} onClick={() => setAsks('formula')} />
        </div>
        <div className={classNames(styles.editor, styles.text)} ref={place} />
      </div>
      {length > max && <p className={styles.over}>{textLabels.tooLong}</p>}
      {asks === 'formula' && (
        <FormulaDialog onCancel={() => setAsks(null)} onInsert={(latex) => insert(insertFormula(latex))} />
      )}
      {asks === 'link' && (
        <LinkDialog onCancel={() => setAsks(null)} onInsert={(href) => insert(setLink(href))} />
      )}
    </div>
  )
}
