import type { RefObject } from 'react'
import type { KeyBinding } from '#renderer/ui/key-registry.ts'
import { useKeys } from '#renderer/ui/use-keys.ts'
import { labels, markWords } from './labels.fr.ts'
import { keyKinds, markFaces, type KeyKind } from './mark-looks.ts'

export interface SheetActions {
  press(kind: KeyKind): void
  presentNext(): void
  clear(): void
  search(): void
  undo(): void
  end(): void
  moveDay(days: 1 | -1): void
}

/** The keys of the sheet: lone letters while the list has the focus, the others from the whole screen. */
export function useSheetKeys(
  list: RefObject<Element | null>,
  actions: SheetActions,
  isClosed: boolean,
): void {
  const letters = keyKinds.map((kind): KeyBinding => ({
    keys: [markFaces[kind].letter],
    label: markWords[kind],
    isQuiet: true,
    isDisabled: isClosed,
    run: () => actions.press(kind),
  }))
  const moves: readonly KeyBinding[] = [
    { keys: ['ArrowUp', 'ArrowDown'], label: labels.keys.student, run: () => false },
    { keys: ['ArrowLeft', 'ArrowRight'], label: labels.keys.column, run: () => false },
    { keys: ['Space'], label: labels.keys.presentNext, isDisabled: isClosed, run: actions.presentNext },
    { keys: ['Delete'], label: labels.keys.clear, isDisabled: isClosed, run: actions.clear },
    { keys: ['/'], label: labels.keys.search, run: actions.search },
  ]
  useKeys({ name: labels.sheet, within: list, bindings: [...moves, ...letters] })
  useKeys({
    name: labels.feature,
    bindings: [
      { keys: ['Ctrl+Z'], label: labels.keys.undo, isQuiet: true, run: actions.undo },
      {
        keys: ['Ctrl+Enter'],
        label: labels.keys.end,
        isQuiet: true,
        worksInFields: true,
        isDisabled: isClosed,
        run: actions.end,
      },
      { keys: ['Alt+ArrowLeft'], label: labels.keys.day, isQuiet: true, run: () => actions.moveDay(-1) },
      { keys: ['Alt+ArrowRight'], label: labels.nextDay, isQuiet: true, run: () => actions.moveDay(1) },
    ],
  })
}
