import { History, TriangleAlert } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import type { Mark as MarkRecord } from '#shared/domain/roll-call/roll-call.ts'
import { properName, type NamedPerson } from '#shared/domain/people/person-name.ts'
import { staffName } from '#shared/domain/timetable/lesson-names-rules.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { Flag } from '#renderer/ui/flag.tsx'
import { ListName, MarginRow } from '#renderer/ui/margin-list.tsx'
import { Mark } from '#renderer/ui/mark.tsx'
import { labels, markWords, tellMark } from './labels.fr.ts'
import { markFaces } from './mark-looks.ts'
import type { SheetRow } from './sheet-queries.ts'
import styles from './student-row.module.css'

export interface StudentRowProps {
  readonly row: SheetRow
  readonly index: number
  readonly count: number
  readonly isCurrent: boolean
  readonly hasDraft: boolean
  /** Several persons teach the lesson: whose mark it is must be said. */
  readonly isShared: boolean
  readonly waitsHere: boolean
  /** A field in place of the words: minutes, hour. */
  readonly editor: ReactNode
  readonly rowProps: { readonly tabIndex: 0 | -1; readonly 'data-row': number; readonly onFocus: () => void }
  readonly onSelect: (index: number) => void
  readonly onKeep: (row: SheetRow, mark: MarkRecord) => void
}

function isAbsentNow({ presence }: SheetRow): boolean {
  return presence.kind === 'marked' && presence.mark.kind === 'absent'
}

/** « Diallo Ousseynou, absent, absent aussi à l’heure précédente, 13 sur 34 » (design §7). */
function sentence(props: StudentRowProps): string {
  const { row, index, count, hasDraft, waitsHere } = props
  const { student, marks, presence } = row
  const words =
    presence.kind === 'contradiction'
      ? [
          labels.contradiction,
          ...presence.marks.map((mark) => labels.says(authorOf(mark), tellMark(mark, student.sex))),
        ]
      : marks.map((mark) => tellMark(mark, student.sex))
  const before = isAbsentNow(props.row)
    ? labels.alsoAbsentBefore(student.sex)
    : labels.absentBefore(student.sex)
  return [
    `${properName(student.familyName)} ${student.givenName}`,
    ...(words.length > 0 ? words : [labels.present(student.sex)]),
    ...(row.wasAbsentBefore ? [before] : []),
    ...(row.isKnownAbsent ? [labels.knownLong] : []),
    ...student.plans,
    ...(hasDraft ? [labels.draft] : []),
    ...(waitsHere ? [labels.waitsHere] : []),
    labels.position(index + 1, count),
  ].join(', ')
}

/** « OD »: where a face would be; no colour, no picture (design §11). */
export function initialsOf({ familyName, givenName }: NamedPerson): string {
  return `${givenName.charAt(0)}${familyName.charAt(0)}`.toLocaleUpperCase('fr')
}

/** Who said it, as colleagues name each other; the desk by its name. */
export function authorOf(mark: MarkRecord): string {
  return mark.fromDesk ? labels.desk : staffName(currentVault().view, mark.by)
}

function RowMargin({ row, isCurrent }: Pick<StudentRowProps, 'row' | 'isCurrent'>) {
  const { presence } = row
  if (presence.kind === 'contradiction')
    return <TriangleAlert size={18} className={styles.clash} aria-hidden />
  if (presence.kind === 'marked') {
    const { letter, look } = markFaces[presence.mark.kind]
    return <Mark look={look} letter={letter} />
  }
  if (row.isKnownAbsent) return <Mark look="known" letter="A" />
  return isCurrent ? <Mark look="empty" /> : null
}

/** The main mark in words and in its own ink, with its author when somebody else; the others as squares. */
function RowWords({ row, isShared }: Pick<StudentRowProps, 'row' | 'isShared'>) {
  const { presence, marks, student } = row
  const me = currentVault().actor().staffId
  const main = presence.kind === 'marked' ? presence.mark : marks.find((mark) => mark.kind === 'present')
  if (!main) return row.isKnownAbsent ? <span className={styles.known}>{labels.known}</span> : null
  const kinds = [...new Set(marks.map((mark) => mark.kind))].filter((kind) => kind !== main.kind)
  return (
    <>
      {kinds.map((kind) => (
        <Mark key={kind} look={markFaces[kind].look} letter={markFaces[kind].letter} />
      ))}
      <span className={styles[main.kind]}>
        {tellMark(main, student.sex)}
        {main.by !== me && (isShared || main.fromDesk) && (
          <span className={styles.author}> {labels.by(authorOf(main))}</span>
        )}
      </span>
    </>
  )
}

/** Two persons’ marks that cannot both be true: each can be kept (S16). */
function Clash({
  row,
  marks,
  onKeep,
}: {
  readonly row: SheetRow
  readonly marks: readonly MarkRecord[]
  readonly onKeep: StudentRowProps['onKeep']
}) {
  return (
    <span className={styles.choices}>
      {marks.map((mark) => (
        <button
          key={mark.id}
          type="button"
          className={styles.choice}
          tabIndex={-1}
          aria-label={labels.keep(markWords[mark.kind], authorOf(mark))}
          onClick={(event) => {
            event.stopPropagation()
            onKeep(row, mark)
          }}
        >
          <b>{markFaces[mark.kind].letter}</b> {authorOf(mark)}
        </button>
      ))}
    </span>
  )
}

function sameMarks(a: readonly MarkRecord[], b: readonly MarkRecord[]): boolean {
  return a.length === b.length && a.every((mark, index) => mark === b[index])
}

/** Callbacks are left out: they do the same whichever draw they come from. */
function isUnchanged(a: StudentRowProps, b: StudentRowProps): boolean {
  return (
    a.row.student === b.row.student &&
    sameMarks(a.row.marks, b.row.marks) &&
    a.row.wasAbsentBefore === b.row.wasAbsentBefore &&
    a.row.isKnownAbsent === b.row.isKnownAbsent &&
    a.index === b.index &&
    a.count === b.count &&
    a.isCurrent === b.isCurrent &&
    a.hasDraft === b.hasDraft &&
    a.isShared === b.isShared &&
    a.waitsHere === b.waitsHere &&
    a.editor === b.editor
  )
}

/** One pupil of the sheet. Drawn again only when he changes: one key, one row. */
export const StudentRow = memo(function StudentRow(props: StudentRowProps) {
  const { row, index, isCurrent, hasDraft, isShared, waitsHere, editor, rowProps, onSelect, onKeep } = props
  const { student, presence } = row
  const tone =
    presence.kind === 'marked'
      ? markFaces[presence.mark.kind].tone
      : presence.kind === 'contradiction'
        ? 'rouge'
        : undefined
  const value =
    editor ??
    (presence.kind === 'contradiction' ? (
      <Clash row={row} marks={presence.marks} onKeep={onKeep} />
    ) : (
      <span className={styles.words}>
        {hasDraft && <span className={styles.draft}>{labels.draft}</span>}
        <RowWords row={row} isShared={isShared} />
      </span>
    ))
  return (
    <MarginRow
      {...rowProps}
      aria-label={sentence(props)}
      margin={<RowMargin row={row} isCurrent={isCurrent} />}
      tone={tone}
      isSelected={isCurrent}
      onClick={() => onSelect(index)}
      waitsHere={waitsHere ? labels.waitsHere : undefined}
      hint={
        row.wasAbsentBefore && presence.kind !== 'contradiction' && !editor ? (
          <>
            <History size={13} aria-hidden />
            {isAbsentNow(row) ? labels.alsoBefore : labels.absentBefore(student.sex)}
          </>
        ) : undefined
      }
      value={value}
    >
      <span className={styles.initials} aria-hidden>
        {initialsOf(student)}
      </span>
      <span className={styles.name}>
        <ListName familyName={student.familyName} givenName={student.givenName} />
      </span>
      {student.plans.map((plan) => (
        <Flag key={plan} isCare={plan === 'PAI'}>
          {plan}
        </Flag>
      ))}
    </MarginRow>
  )
}, isUnchanged)
