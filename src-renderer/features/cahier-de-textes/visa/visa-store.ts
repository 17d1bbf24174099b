import { create } from 'zustand'
import type { StaffId } from '#shared/domain/core/ids.ts'
import type { EntryId } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'

export const visaFilters = ['all', 'empty', 'announced', 'unsealed'] as const
export type VisaFilter = (typeof visaFilters)[number]

interface VisaScreenState {
  readonly lastMonday: PlainDate | null
  readonly teacherId: StaffId | null
  readonly monday: PlainDate | null
  readonly entryId: EntryId | null
  readonly filter: VisaFilter
  /** Typed to find a teacher, a class or a subject. */
  readonly text: string
  /** The right pane holds the PDF, the archives and the seals instead of the reader. */
  readonly isOnDocuments: boolean
  /** Raised each time the right pane was asked for: in a narrow window it is a drawer, which then opens. */
  readonly openings: number
}

/** Where the direction is in the grid and in the reader. */
export const useVisaScreen = create<VisaScreenState>(() => ({
  lastMonday: null,
  teacherId: null,
  monday: null,
  entryId: null,
  filter: 'all',
  text: '',
  isOnDocuments: false,
  openings: 0,
}))

export function choose(teacherId: StaffId, monday: PlainDate, entryId: EntryId | null = null): void {
  useVisaScreen.setState({ teacherId, monday, entryId, isOnDocuments: false })
}

/** Brings the right pane forward. */
export function showRightPane(): void {
  useVisaScreen.setState(({ openings }) => ({ openings: openings + 1 }))
}

export function closeDocuments(): void {
  useVisaScreen.setState({ isOnDocuments: false })
}

export function openDocuments(): void {
  useVisaScreen.setState({ isOnDocuments: true })
  showRightPane()
}
