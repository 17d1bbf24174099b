import { create } from 'zustand'
import type { PlannedSessionId } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import type { SeriesId } from '#shared/domain/cahier-de-textes/series/series.ts'

interface SeriesPlace {
  readonly seriesId: SeriesId | null
  readonly sessionId: PlannedSessionId | null
  /** The right pane pours instead of writing a session. */
  readonly isPouring: boolean
  /** Raised when something is to be seen at the right, for windows where it is a drawer. */
  readonly openings: number
}

/** Where the person is among the series. */
export const useSeriesPlace = create<SeriesPlace>(() => ({
  seriesId: null,
  sessionId: null,
  isPouring: false,
  openings: 0,
}))

export function goToSeries(seriesId: SeriesId, sessionId: PlannedSessionId | null = null): void {
  useSeriesPlace.setState({ seriesId, sessionId, isPouring: false })
}

export function goToSession(sessionId: PlannedSessionId): void {
  useSeriesPlace.setState(({ openings }) => ({ sessionId, isPouring: false, openings: openings + 1 }))
}

export function startPouring(): void {
  useSeriesPlace.setState(({ openings }) => ({ isPouring: true, openings: openings + 1 }))
}

export function stopPouring(): void {
  useSeriesPlace.setState({ isPouring: false })
}
