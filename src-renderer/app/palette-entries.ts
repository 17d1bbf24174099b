import type { LucideIcon } from 'lucide-react'
import { GraduationCap, User, Users, Zap } from 'lucide-react'
import type { Actor } from '#shared/domain/core/actor.ts'
import type { RecordBody, RecordType } from '#shared/domain/core/record-type.ts'
import { courtesyName, listName } from '#shared/domain/people/person-name.ts'
import { settingsOf } from '#shared/domain/people/module-rules.ts'
import { staffMemberRecord } from '#shared/domain/people/staff-member.ts'
import { divisionRecord } from '#shared/domain/people/structures.ts'
import { divisionOn, isEnrolledOn, studentRecord } from '#shared/domain/people/student.ts'
import { compareFrench } from '#shared/kernel/french-order.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { FeatureLine, OpenScreen } from '#renderer/features/feature-line.ts'
import { seesFeature } from '#renderer/features/sees-feature.ts'
import type { RecordView } from '#renderer/store/collections.ts'
import { paletteLabels } from './palette-labels.fr.ts'
import type { Searchable } from './palette-search.ts'

/** One line of the palette. */
export interface PaletteEntry extends Searchable {
  readonly id: string
  readonly icon: LucideIcon
  /** Letters of `text` that stand in bold: the family name. */
  readonly strong: number
  /** What one would want to know first; worked out for the lines in sight alone. */
  readonly hint: () => string
  readonly keys: readonly string[]
  readonly run: () => void
}

export interface PaletteSource {
  readonly view: RecordView
  readonly actor: Actor
  readonly today: PlainDate
  readonly lines: readonly FeatureLine[]
  readonly open: OpenScreen
  /** Where a pupil or a teacher is now; empty when unknown. */
  readonly whereIs: (who: { readonly studentId: string } | { readonly staffId: string }) => string
}

/** The screen that shows one person or one class. */
const cardScreen = 'directory'

function sorted<T extends RecordBody>(
  view: RecordView,
  type: RecordType<T>,
  nameOf: (record: T) => string,
): readonly { readonly record: T; readonly name: string }[] {
  return view
    .all(type)
    .map((record) => ({ record, name: nameOf(record) }))
    .sort((a, b) => compareFrench(a.name, b.name))
}

function studentEntries({ view, today, open, whereIs }: PaletteSource): PaletteEntry[] {
  return sorted(view, studentRecord, listName)
    .filter(({ record }) => isEnrolledOn(record, today))
    .map(({ record, name }) => {
      const divisionId = divisionOn(record, today)
      const division = divisionId && view.get(divisionRecord, divisionId)?.label
      return {
        group: 'students',
        id: `student:${record.id}`,
        text: name,
        strong: record.familyName.length,
        icon: User,
        keys: [],
        hint: () => [division, whereIs({ studentId: record.id })].filter(Boolean).join(' · '),
        run: () => open(cardScreen, `student:${record.id}`),
      }
    })
}

function staffEntries({ view, open, whereIs }: PaletteSource): PaletteEntry[] {
  return sorted(view, staffMemberRecord, listName).map(({ record }) => ({
    group: 'staff',
    id: `staff:${record.id}`,
    text: `${courtesyName(record)} ${record.givenName}`.trim(),
    strong: 0,
    icon: GraduationCap,
    keys: [],
    hint: () => [record.title, whereIs({ staffId: record.id })].filter(Boolean).join(' · '),
    run: () => open(cardScreen, `staff:${record.id}`),
  }))
}

function divisionEntries({ view, today, open }: PaletteSource): PaletteEntry[] {
  const counts = onceAsked(() => countByDivision(view, today))
  return sorted(view, divisionRecord, (division) => division.label).map(({ record, name }) => ({
    group: 'divisions',
    id: `division:${record.id}`,
    text: name,
    strong: name.length,
    icon: Users,
    keys: [],
    hint: () => paletteLabels.division(counts().get(record.id) ?? 0),
    run: () => open(cardScreen, `division:${record.id}`),
  }))
}

/** Worked out for the first line that asks, kept for the others. */
function onceAsked<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}

function countByDivision(view: RecordView, today: PlainDate): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const student of view.all(studentRecord)) {
    const id = divisionOn(student, today)
    if (id) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return counts
}

function featureEntries({ view, actor, lines, open }: PaletteSource): PaletteEntry[] {
  const seen = lines.filter((line) => seesFeature(line, actor, settingsOf(view)))
  const actions = seen.flatMap((line) =>
    (line.palette?.({ actor, facts: view, open }) ?? []).map((action): PaletteEntry => ({
      group: 'actions',
      id: `action:${action.id}`,
      text: action.title,
      strong: 0,
      icon: line.icon ?? Zap,
      keys: action.keys ?? [],
      hint: () => action.hint ?? '',
      run: () => action.run(),
    })),
  )
  const screens = seen.map((line): PaletteEntry => ({
    group: 'screens',
    id: `screen:${line.name}`,
    text: line.label,
    strong: 0,
    icon: line.icon,
    keys: [],
    hint: () => '',
    run: () => open(line.name),
  }))
  return [...actions, ...screens]
}

/** Everything that the palette can find, in French order within each group. */
export function paletteEntries(source: PaletteSource): readonly PaletteEntry[] {
  return [
    ...studentEntries(source),
    ...staffEntries(source),
    ...divisionEntries(source),
    ...featureEntries(source),
  ]
}
