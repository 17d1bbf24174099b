import type { RefusalParams } from '#shared/kernel/decision.ts'
import type { RefusalLabel } from '#renderer/features/feature-line.ts'

/** Refusals of announced absences, as sentences. */
export const refusalLabels: Readonly<Record<string, (params: RefusalParams) => RefusalLabel>> = {
  'absence-exists': () => ({ says: 'Cette absence est déjà enregistrée.', todo: 'Rien à faire.' }),
  'absence-ends-before': () => ({
    says: 'L’absence finit avant de commencer.',
    todo: 'Choisissez une fin plus tardive.',
  }),
  'student-unknown': () => ({
    says: 'Cet élève n’est plus dans l’établissement.',
    todo: 'Vérifiez sa date de sortie avec le secrétariat.',
  }),
}

export function tellRefusal(code: string, params: RefusalParams): RefusalLabel {
  return (
    refusalLabels[code]?.(params) ?? {
      says: `Cette saisie n’a pas été acceptée (${code}).`,
      todo: 'Réessayez, puis signalez le problème s’il se reproduit.',
    }
  )
}
