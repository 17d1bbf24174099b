import { useEffect, useRef, useState } from 'react'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { TextField } from '#renderer/ui/text-field.tsx'
import { showFormula } from './show-formula.ts'
import { isAddress } from './text-schema.ts'
import { textLabels } from './text-labels.fr.ts'
import styles from './text.module.css'

interface InsertProps {
  readonly onCancel: () => void
  readonly onInsert: (text: string) => void
}

/** A formula, drawn as it is typed. */
export function FormulaDialog({ onCancel, onInsert }: InsertProps) {
  const [latex, setLatex] = useState('')
  const preview = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (preview.current) showFormula(preview.current, latex, true)
  }, [latex])
  const insert = () => {
    if (latex.trim() !== '') onInsert(latex.trim())
  }
  return (
    <Dialog
      isOpen
      hasForm
      title={textLabels.formulaTitle}
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
          label={textLabels.formulaField}
          help={textLabels.formulaHelp}
          value={latex}
          onChange={setLatex}
          autoFocus
        />
        <div className={styles.preview} ref={preview} />
      </form>
    </Dialog>
  )
}

/** A link to a page of the web. */
export function LinkDialog({ onCancel, onInsert }: InsertProps) {
  const [href, setHref] = useState('')
  const [wasTried, setTried] = useState(false)
  const insert = () => {
    setTried(true)
    if (isAddress(href.trim())) onInsert(href.trim())
  }
  return (
    <Dialog
      isOpen
      hasForm
      title={textLabels.linkTitle}
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
          label={textLabels.linkField}
          help={textLabels.linkHelp}
          error={wasTried && !isAddress(href.trim()) ? textLabels.linkWrong : undefined}
          value={href}
          onChange={setHref}
          autoFocus
        />
      </form>
    </Dialog>
  )
}
