import { useCallback, useMemo, useState } from 'react'
import { noContents } from '#shared/domain/cahier-de-textes/entry/entry-rules.ts'
import type { CahierEntry, SessionContents } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import type { LessonId } from '#shared/domain/timetable/lesson.ts'
import { digestOf, type Digest } from '#shared/kernel/digest.ts'
import { useDraft } from '#renderer/store/drafts.ts'

interface Draft {
  readonly contents: SessionContents
  /** What stood when the person began to type (S15). */
  readonly base: Digest | null
}

export interface EntryDraft {
  readonly contents: SessionContents
  readonly base: Digest | null
  readonly isChanged: boolean
  /** A new one asks for a new editor: what stands changed under a person who types nothing. */
  readonly edition: string
  readonly change: (contents: SessionContents) => void
  /** Forgets what was typed. @param kept the contents that stand from now on, when they were just saved */
  readonly clear: (kept?: SessionContents) => void
}

function readDraft(text: string): Draft | null {
  if (text === '') return null
  try {
    return JSON.parse(text) as Draft
  } catch {
    return null
  }
}

/** What a person types of an entry: sealed within two seconds, given back after a lock (V5). */
export function useEntryDraft(lessonId: LessonId, entry: CahierEntry | undefined): EntryDraft {
  const [text, setText, clearText] = useDraft(`entry:${lessonId}`)
  const draft = useMemo(() => readDraft(text), [text])
  const standing = entry?.contents.standing.value
  const base = useMemo(() => (standing ? digestOf(standing) : null), [standing])
  const [edition, setEdition] = useState(base)
  if (!draft && edition !== base) setEdition(base)
  const draftBase = draft?.base
  const change = useCallback(
    (contents: SessionContents) =>
      setText(JSON.stringify({ contents, base: draftBase === undefined ? base : draftBase })),
    [setText, draftBase, base],
  )
  const clear = useCallback(
    (kept?: SessionContents) => {
      if (kept) setEdition(digestOf(kept))
      clearText()
    },
    [clearText],
  )
  return {
    contents: draft?.contents ?? standing ?? noContents,
    base: draft ? draft.base : base,
    isChanged: draft !== null,
    edition: `${lessonId}|${edition ?? ''}`,
    change,
    clear,
  }
}
