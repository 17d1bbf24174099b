import { titleMax, type SessionContents } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { richTextMax } from '#shared/domain/cahier-de-textes/rich-text.ts'
import { TextField } from '#renderer/ui/text-field.tsx'
import { DocumentsField } from './documents-field.tsx'
import { TextEditor } from './text-editor.tsx'
import { textLabels } from './text-labels.fr.ts'

interface ContentsFieldsProps {
  /** What it is about, stable: `entry:<lesson>`. */
  readonly about: string
  readonly contents: SessionContents
  /** Another one asks for a new editor: what is shown changed under a person who types nothing. */
  readonly edition: string
  readonly isFocused?: boolean
  readonly onChange: (contents: SessionContents) => void
}

/** What a session says, to write: title, text, documents. One form for a lesson and for a session prepared ahead. */
export function ContentsFields({
  about,
  contents,
  edition,
  isFocused = false,
  onChange,
}: ContentsFieldsProps) {
  return (
    <>
      <TextField
        label={textLabels.contentsTitle}
        value={contents.title}
        maxLength={titleMax}
        autoFocus={isFocused}
        onChange={(title) => onChange({ ...contents, title })}
      />
      <TextEditor
        key={edition}
        label={textLabels.contents}
        start={contents.text}
        max={richTextMax}
        onChange={(text) => onChange({ ...contents, text })}
      />
      <DocumentsField
        draftKey={`document:${about}`}
        documents={contents.documents}
        onChange={(documents) => onChange({ ...contents, documents })}
      />
    </>
  )
}
