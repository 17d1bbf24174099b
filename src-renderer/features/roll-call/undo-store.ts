import { create } from 'zustand'

/** One gesture that can be taken back. */
export interface Gesture {
  readonly lessonId: string
  /** Does the opposite; a new command, the trace keeps both. */
  readonly undo: () => void
}

/** Gestures of this sitting, latest last. In memory: a lock forgets them (law V6). */
export const useUndoStore = create<{ readonly gestures: readonly Gesture[] }>(() => ({ gestures: [] }))

const keptGestures = 200

/** A task later: the button that undoes is not drawn between the key and the disk. */
export function rememberGesture(gesture: Gesture): void {
  setTimeout(() =>
    useUndoStore.setState(({ gestures }) => ({ gestures: [...gestures, gesture].slice(-keptGestures) })),
  )
}

/** Takes back the last gesture on a lesson. False when there is none. */
export function undoLast(lessonId: string): boolean {
  const { gestures } = useUndoStore.getState()
  const last = gestures.findLast((gesture) => gesture.lessonId === lessonId)
  if (!last) return false
  useUndoStore.setState({ gestures: gestures.filter((gesture) => gesture !== last) })
  last.undo()
  return true
}
