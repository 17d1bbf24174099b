import { saveSeries, seriesDigest } from '#shared/domain/cahier-de-textes/series/series-commands.ts'
import type { Series, SeriesId } from '#shared/domain/cahier-de-textes/series/series.ts'
import { useRefusal, type RefusalPlace } from '#renderer/features/use-refusal.ts'
import { runCommand } from '#renderer/store/run-command.ts'

type Written = Pick<Series, 'title' | 'subjectId' | 'sessions'>

/** Saves a series over the one that stands here: another post’s is never written over, a copy is made (S14). */
export function useSaveSeries(): RefusalPlace & {
  /** @param known what stands here, null for a new one, or one taken away that comes back */
  readonly save: (id: SeriesId, written: Written, known: Series | null) => Promise<boolean>
} {
  const place = useRefusal()
  const save = async (id: SeriesId, { title, subjectId, sessions }: Written, known: Series | null) => {
    const copyId = crypto.randomUUID() as string as SeriesId
    const base = known ? seriesDigest(known) : null
    return place.isKept(await runCommand(saveSeries, { id, title, subjectId, sessions, base, copyId }))
  }
  return { ...place, save }
}
