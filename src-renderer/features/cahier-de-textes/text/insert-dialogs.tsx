import { useEffect, useRef, useState, type ReactNode } from 'react'
import { canLink } from '#shared/domain/cahier-de-textes/document-rules.ts'
import { tellRefusal } from '#renderer/features/feature-book.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { TextField } from '#renderer/ui/text-field.tsx'
import { showFormula } from './show-formula.ts'
import { textLabels } from './text-labels.fr.ts'
import styles from './text.module.css'

/** Why an address may not be given, as a sentence; undefined when it may. */
export function addressFault(address: string): string | undefined {
  const verdict = canLink(address)
  if (verdict.kind === 'allowed') return undefined
  const { says, todo } = tellRefusal(verdict.code, verdict.params)
  return `${says} ${todo}`
}

interface InsertProps {
  readonly onCancel: () => void
  readonly onInsert: (text: string) => void
}

interface InsertDialogProps extends InsertProps {
  readonly title: string
  readonly label: string
  readonly help: string
  /** What is wrong with what was typed; undefined when it may be inserted. */
  readonly faultOf: (typed: string) => string | undefined
  /** Under the field, as it is typed. */
  readonly preview?: (typed: string) => ReactNode
}

/** One thing to type and to put into the text. */
function InsertDialog({ title, label, help, faultOf, preview, onCancel, onInsert }: InsertDialogProps) {
  const [typed, setTyped] = useState('')
  const [wasTried, setTried] = useState(false)
  const insert = () => {
    setTried(true)
    if (faultOf(typed) === undefined) onInsert(typed.trim())
  }
  return (
    <Dialog
      isOpen
      hasForm
      title={title}
      safe={{ label: textLabels.cancel, onPress: onCancel }}
      others={[{ label: textLabels.insert, onPress: insert, chord: 'Enter' }]}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          insert()
        }}
      >
        <TextField
          label={label}
          help={help}
          error={wasTried ? faultOf(typed) : undefined}
          value={typed}
          onChange={setTyped}
          autoFocus
        />
        {preview?.(typed)}
      </form>
    </Dialog>
  )
}

function FormulaPreview({ latex }: { readonly latex: string }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (place.current) showFormula(place.current, latex, true)
  }, [latex])
  return <div className={styles.preview} ref={place} />
}

/** A formula, drawn as it is typed. */
export function FormulaDialog(props: InsertProps) {
  return (
    <InsertDialog
      {...props}
      title={textLabels.formulaTitle}
      label={textLabels.formulaField}
      help={textLabels.formulaHelp}
      faultOf={(latex) => (latex.trim() === '' ? textLabels.formulaEmpty : undefined)}
      preview={(latex) => <FormulaPreview latex={latex} />}
    />
  )
}

/** A link to a page of the web. */
export function LinkDialog(props: InsertProps) {
  return (
    <InsertDialog
      {...props}
      title={textLabels.linkTitle}
      label={textLabels.linkField}
      help={textLabels.linkHelp}
      faultOf={addressFault}
    />
  )
}
