import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react'
import type { RecordBody, RecordType } from '#shared/domain/core/record-type.ts'
import type { RecordView } from './collections.ts'
import { currentVault } from './current-vault.ts'
import { trackSelection } from './track-selection.ts'

/** Which partitions a screen needs; all of the kind when none is named. */
export interface RecordsWanted {
  readonly partitions?: readonly string[]
}

/** The records of a kind as the person sees them: confirmed ⊕ pending. Lazy partitions are loaded on first use (law V3). */
export function useRecords<T extends RecordBody>(
  type: RecordType<T>,
  wanted: RecordsWanted = {},
): readonly T[] {
  const { view } = currentVault()
  const partitions = usePartitions(type, wanted)
  return useSyncExternalStore(useKind(type), () => view.all(type, partitions))
}

/** One record, or undefined while unknown. A record of a lazy kind is found once its partition is loaded. */
export function useRecord<T extends RecordBody>(type: RecordType<T>, id: string): T | undefined {
  const { view } = currentVault()
  return useSyncExternalStore(useKind(type), () => view.get(type, id))
}

/**
 * A value computed from the view; computed again only when a kind that it read has changed.
 * The selector reads what is in memory: ask for lazy partitions with `useLoaded`.
 */
export function useSelect<S>(selector: (view: RecordView) => S): S {
  const { view } = currentVault()
  const selection = useMemo(() => trackSelection(view, selector), [view, selector])
  return useSyncExternalStore(selection.subscribe, selection.read)
}

/** Loads lazy partitions; true once they are in memory. */
export function useLoaded<T extends RecordBody>(type: RecordType<T>, wanted: RecordsWanted = {}): boolean {
  const partitions = usePartitions(type, wanted)
  return useSyncExternalStore(useKind(type), () => currentVault().isLoaded(type, partitions))
}

function useKind(type: { readonly kind: string }): (listener: () => void) => () => void {
  const { view } = currentVault()
  return useCallback((listener: () => void) => view.subscribe([type.kind], listener), [view, type])
}

/** The same array for the same names, and its loading asked for. */
function usePartitions<T extends RecordBody>(
  type: RecordType<T>,
  wanted: RecordsWanted,
): readonly string[] | undefined {
  const vault = currentVault()
  const names = wanted.partitions?.join('|')
  const partitions = useMemo(() => (names === undefined ? undefined : names.split('|')), [names])
  useEffect(() => {
    if (!vault.isLoaded(type, partitions)) void vault.load(type, partitions)
  }, [vault, type, partitions])
  return partitions
}
