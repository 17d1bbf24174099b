import { Link, X } from 'lucide-react'
import { useState } from 'react'
import { documentsMax, type DocumentLink } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { OutsideLink } from '#renderer/features/outside-link.tsx'
import { useDraft } from '#renderer/store/drafts.ts'
import { Button } from '#renderer/ui/button.tsx'
import { IconButton } from '#renderer/ui/icon-button.tsx'
import { TextField } from '#renderer/ui/text-field.tsx'
import { addressFault } from './insert-dialogs.tsx'
import { textLabels } from './text-labels.fr.ts'
import items from './item.module.css'
import styles from './text.module.css'

const blank: DocumentLink = { label: '', href: '' }

interface DocumentFormProps {
  /** Stable: what is half typed is given back after a lock (V5). */
  readonly draftKey: string
  readonly onKeep: (document: DocumentLink) => void
  readonly onCancel: () => void
}

function DocumentForm({ draftKey, onKeep, onCancel }: DocumentFormProps) {
  const [text, setText, clear] = useDraft(draftKey)
  const { label, href } = text === '' ? blank : (JSON.parse(text) as DocumentLink)
  const setLabel = (next: string) => setText(JSON.stringify({ label: next, href }))
  const setHref = (next: string) => setText(JSON.stringify({ label, href: next }))
  const [wasTried, setTried] = useState(false)
  const titleFault = label.trim() === '' ? textLabels.documentTitleMissing : undefined
  const keep = () => {
    setTried(true)
    if (titleFault !== undefined || addressFault(href) !== undefined) return
    clear()
    onKeep({ label: label.trim(), href: href.trim() })
  }
  const cancel = () => {
    clear()
    onCancel()
  }
  return (
    <form
      className={items.item}
      aria-label={textLabels.addDocument}
      onSubmit={(event) => {
        event.preventDefault()
        keep()
      }}
    >
      <TextField
        label={textLabels.documentTitle}
        help={textLabels.documentTitleHelp}
        error={wasTried ? titleFault : undefined}
        value={label}
        maxLength={200}
        onChange={setLabel}
        autoFocus
      />
      <TextField
        label={textLabels.documentAddress}
        help={textLabels.linkHelp}
        error={wasTried ? addressFault(href) : undefined}
        value={href}
        onChange={setHref}
      />
      <div className={styles.documentTools}>
        <Button type="submit">{textLabels.keepDocument}</Button>
        <Button onClick={cancel}>{textLabels.cancel}</Button>
      </div>
    </form>
  )
}

interface DocumentsFieldProps {
  readonly draftKey: string
  readonly documents: readonly DocumentLink[]
  readonly onChange: (documents: readonly DocumentLink[]) => void
}

/** Documents of a session, by their address: nothing is kept of them. */
export function DocumentsField({ draftKey, documents, onChange }: DocumentsFieldProps) {
  const [begun] = useDraft(draftKey)
  const [isAsked, setAdding] = useState(false)
  const isAdding = isAsked || begun !== ''
  return (
    <div className={styles.field} role="group" aria-label={textLabels.documents}>
      {documents.length > 0 && (
        <>
          <span className={styles.label}>{textLabels.documents}</span>
          <ul className={styles.documentList}>
            {documents.map(({ label, href }, at) => (
              <li key={`${at} ${href}`}>
                <OutsideLink href={href}>{label}</OutsideLink>
                <IconButton
                  icon={X}
                  size="small"
                  label={textLabels.removeDocument(label)}
                  onClick={() => onChange(documents.filter((_, place) => place !== at))}
                />
              </li>
            ))}
          </ul>
        </>
      )}
      {isAdding ? (
        <DocumentForm
          draftKey={draftKey}
          onKeep={(document) => {
            onChange([...documents, document])
            setAdding(false)
          }}
          onCancel={() => setAdding(false)}
        />
      ) : (
        documents.length < documentsMax && (
          <div>
            <Button look="link" icon={Link} onClick={() => setAdding(true)}>
              {textLabels.addDocument}
            </Button>
          </div>
        )
      )}
    </div>
  )
}
