import { useMemo } from 'react'
import { useSchoolWall } from '#renderer/features/use-school-wall.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { useSchool } from '#renderer/store/use-school.ts'
import { useSyncStatus } from '#renderer/sync/sync-status.ts'
import { featureLines } from './features.ts'
import { paletteEntries, type PaletteEntry } from './palette-entries.ts'
import { indexEntries, type Indexed } from './palette-search.ts'
import { openScreen } from './route-store.ts'
import { whereIsAt } from './where-now.ts'

/** What the palette searches, made when it opens and each time the minute changes. */
export function usePaletteIndex(): readonly Indexed<PaletteEntry>[] {
  const { actor } = useSchool()
  const wall = useSchoolWall()
  const dataAsOf = useSyncStatus((status) => status.dataAsOf)
  return useMemo(() => {
    const { view } = currentVault()
    const source = {
      view,
      actor,
      today: wall.date,
      lines: featureLines,
      open: openScreen,
      whereIs: whereIsAt(view, wall),
    }
    return indexEntries(paletteEntries(source))
    // Data arrived: people too.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- dataAsOf is what makes it move
  }, [actor, wall, dataAsOf])
}
