import type { RefusalParams } from '#shared/kernel/decision.ts'
import type { RefusalLabel } from '#renderer/features/feature-line.ts'

/** Refusals of the late desk, as sentences. Those of the call itself are told by the roll call’s own labels. */
export const refusalLabels: Readonly<Record<string, (params: RefusalParams) => RefusalLabel>> = {
  'vie-scolaire-only': () => ({
    says: 'Seule la vie scolaire fait cela.',
    todo: 'Demandez-le à un CPE ou à un AED.',
  }),
}

const shown: Readonly<Record<string, RefusalLabel>> = {
  'not-in-list': {
    says: 'L’élève n’est pas dans la liste de ce cours.',
    todo: 'Vérifiez sa classe et ses groupes à cette date.',
  },
  'lesson-cancelled': { says: 'Ce cours a été annulé.', todo: 'Orientez l’élève vers la permanence.' },
  'module-off': {
    says: 'L’établissement a fermé le bureau des retards.',
    todo: 'Demandez à la direction s’il doit être rouvert.',
  },
  'not-kept': {
    says: 'Ce poste n’a pas pu écrire sur son disque\u00a0: rien n’est enregistré.',
    todo: 'Notez le retard sur papier et signalez le problème.',
  },
}

export function tellRefusal(code: string, params: RefusalParams): RefusalLabel {
  return (
    shown[code] ??
    refusalLabels[code]?.(params) ?? {
      says: `Ce billet n’a pas été accepté (${code}).`,
      todo: 'Réessayez, puis signalez le problème s’il se reproduit.',
    }
  )
}
