import { create } from 'zustand'

/** What was done, to whom, and how to take it back. Never an error: those stay in place (design §6). */
export interface Toast {
  /** « Retard de Hanna Kowalczyk effacé ». */
  readonly text: string
  readonly undo?: () => void
}

interface ToastState {
  readonly toast: Toast | null
  readonly number: number
}

/** One at a time: the next takes the place. */
export const useToast = create<ToastState>(() => ({ toast: null, number: 0 }))

let lastUndo: (() => void) | null = null

export function showToast(toast: Toast): void {
  lastUndo = toast.undo ?? null
  useToast.setState((state) => ({ toast, number: state.number + 1 }))
}

/** Ctrl+Z: the undo outlives its toast. False when there is none. */
export function undoLast(): boolean {
  if (!lastUndo) return false
  lastUndo()
  lastUndo = null
  hideToast()
  return true
}

export function hideToast(): void {
  useToast.setState({ toast: null })
}
