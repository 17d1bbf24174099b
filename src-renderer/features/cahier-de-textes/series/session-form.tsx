import { useMemo, useState } from 'react'
import type { SessionContents } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { countSigns, richTextMax } from '#shared/domain/cahier-de-textes/rich-text.ts'
import type {
  PlannedHomework,
  PlannedSession,
  Series,
} from '#shared/domain/cahier-de-textes/series/series.ts'
import { digestOf, type Digest } from '#shared/kernel/digest.ts'
import { RefusalNotice } from '#renderer/features/refusal-notice.tsx'
import { ContentsFields } from '#renderer/features/cahier-de-textes/text/contents-fields.tsx'
import { TextView } from '#renderer/features/cahier-de-textes/text/text-view.tsx'
import { useDraft } from '#renderer/store/drafts.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { Pane, PaneBody, PaneHead } from '#renderer/ui/pane.tsx'
import { showToast } from '#renderer/ui/toast-store.ts'
import { useKeys } from '#renderer/ui/use-keys.ts'
import { labels } from './labels.fr.ts'
import { PlannedHomeworkField } from './planned-homework-field.tsx'
import { wordsOf } from './series-queries.ts'
import { useSaveSeries } from './use-save-series.ts'
import styles from './series.module.css'

interface Written {
  readonly contents: SessionContents
  readonly homework: readonly PlannedHomework[]
}

interface Draft extends Written {
  /** What stood when the person began to type. */
  readonly base: Digest
}

const digestOfSession = ({ contents, homework }: Written) => digestOf({ contents, homework })

/** A session half typed is a draft like any other text (V5); it knows what stood when it was begun. */
function useSessionDraft(series: Series, session: PlannedSession) {
  const [text, setText, clear] = useDraft(`series:${series.id}:${session.id}`)
  const draft = useMemo(() => (text === '' ? null : (JSON.parse(text) as Draft)), [text])
  const standing = digestOfSession(session)
  const written: Written = draft ?? session
  const change = (part: Partial<Written>) => {
    const { contents, homework } = written
    setText(JSON.stringify({ contents, homework, ...part, base: draft?.base ?? standing }))
  }
  return {
    written,
    change,
    clear,
    isChanged: draft !== null,
    isOvertaken: draft !== null && draft.base !== standing,
  }
}

/** Another post of his wrote this session meanwhile: both are seen, he says which stays (S14). */
function Overtaken({
  session,
  onMine,
  onOther,
}: {
  readonly session: PlannedSession
  readonly onMine: () => void
  readonly onOther: () => void
}) {
  return (
    <Notice tone="rouge" status="twoTexts" title={labels.overtaken}>
      <p>{session.contents.title}</p>
      <TextView text={session.contents.text} />
      <div className={styles.tools}>
        <Button onClick={onMine}>{labels.keepMine}</Button>
        <Button onClick={onOther}>{labels.keepOther}</Button>
      </div>
    </Notice>
  )
}

interface SessionFormProps {
  readonly series: Series
  readonly session: PlannedSession
  readonly at: number
}

/** Writes one session of a series: what will be done, what will be asked. */
export function SessionForm({ series, session, at }: SessionFormProps) {
  const { written, change, clear, isChanged, isOvertaken } = useSessionDraft(series, session)
  // The editor holds its own text: another is asked for when the session is changed elsewhere, not as one types.
  const standing = digestOf(session.contents.text)
  const [edition, setEdition] = useState(standing)
  if (!isChanged && edition !== standing) setEdition(standing)
  const { save, refusal } = useSaveSeries()
  const keep = async () => {
    if (!isChanged || countSigns(written.contents.text) > richTextMax) return
    const { contents, homework } = written
    const sessions = series.sessions.map((one) =>
      one.id === session.id ? { ...one, contents, homework } : one,
    )
    if (!(await save(series.id, { ...series, sessions }, series))) return
    setEdition(digestOf(contents.text))
    clear()
    showToast({ text: labels.sessionSaved })
  }
  useKeys({
    name: labels.session,
    bindings: [
      {
        keys: ['Ctrl+Enter'],
        label: labels.save,
        worksInFields: true,
        isDisabled: isOvertaken,
        run: () => void keep(),
      },
    ],
  })
  return (
    <Pane label={labels.session}>
      <PaneHead title={labels.session} detail={labels.sessionAt(at + 1, wordsOf(written))} />
      <PaneBody isPadded>
        <div className={styles.form}>
          {isOvertaken && <Overtaken session={session} onMine={() => void keep()} onOther={clear} />}
          <ContentsFields
            about={session.id}
            contents={written.contents}
            edition={`${session.id}|${edition}`}
            onChange={(contents) => change({ contents })}
          />
          <PlannedHomeworkField
            about={session.id}
            homework={written.homework}
            onChange={(homework) => change({ homework })}
          />
          <RefusalNotice refusal={refusal} />
          <div className={styles.foot}>
            <p className={styles.quiet}>{isChanged ? labels.keptAsDraft : ''}</p>
            {!isOvertaken && (
              <div className={styles.tools}>
                <Button
                  look="primary"
                  chord="Ctrl+Enter"
                  closedBecause={isChanged ? undefined : labels.nothingToSave}
                  isReasonSilent
                  onClick={() => void keep()}
                >
                  {labels.save}
                </Button>
              </div>
            )}
          </div>
        </div>
      </PaneBody>
    </Pane>
  )
}
