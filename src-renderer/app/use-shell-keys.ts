import type { FeatureLine } from '#renderer/features/feature-line.ts'
import type { KeyGroup } from '#renderer/ui/key-registry.ts'
import { undoLast } from '#renderer/ui/toast-store.ts'
import { readActiveKeys, useKeys } from '#renderer/ui/use-keys.ts'
import { openScreen } from './route-store.ts'
import { shellLabels } from './shell-labels.fr.ts'

interface ShellKeys {
  readonly modules: readonly FeatureLine[]
  readonly onPalette: () => void
  readonly onKeys: (groups: readonly KeyGroup[]) => void
  readonly onLock: () => void
}

/** Keys that work everywhere (design §7). */
export function useShellKeys({ modules, onPalette, onKeys, onLock }: ShellKeys): void {
  useKeys({
    name: shellLabels.everywhere,
    isShell: true,
    bindings: [
      { keys: ['Ctrl+K'], label: shellLabels.paletteKey, isQuiet: true, run: onPalette },
      { keys: ['Ctrl+Maj+O'], label: shellLabels.waiting, isQuiet: true, run: () => openScreen('waiting') },
      {
        keys: modules.slice(0, 7).map((_line, index) => `Alt+${index + 1}`),
        label: shellLabels.module,
        isQuiet: true,
        isRange: modules.length > 2,
        run: (chord) => {
          const line = modules[Number(chord.at(-1)) - 1]
          if (line) openScreen(line.name)
        },
      },
      {
        keys: ['Ctrl+Z'],
        label: shellLabels.undo,
        isQuiet: true,
        run: () => (undoLast() ? undefined : false),
      },
      // Rule f: a page reloaded by habit would lose nothing, but would lock.
      {
        keys: ['F5', 'Ctrl+R', 'Ctrl+Maj+R'],
        label: shellLabels.reload,
        isUnlisted: true,
        worksEverywhere: true,
        run: () => {},
      },
      { keys: ['F1'], label: shellLabels.allKeys, isAside: true, run: () => onKeys(readActiveKeys()) },
      { keys: ['Ctrl+L'], label: shellLabels.lockKey, isAside: true, worksEverywhere: true, run: onLock },
    ],
  })
}
