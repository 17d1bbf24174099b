import type { RefusalParams } from '#shared/kernel/decision.ts'
import type { RefusalLabel } from '#renderer/features/feature-line.ts'
import { countOf, waitInWords } from '#renderer/ui/format-fr.ts'

export const passwordLabels = {
  current: 'Mot de passe actuel',
  next: 'Nouveau mot de passe',
  again: 'Le même, encore une fois',
  differs: 'Les deux ne sont pas identiques.',
  rule: '12 signes mêlant minuscules, majuscules, chiffres et signes, ou une phrase de sept mots. Sans votre nom.',
}

function numberOf(params: RefusalParams, name: string, otherwise: number): number {
  const value = params[name]
  return typeof value === 'number' ? value : otherwise
}

/** Codes of `passwordDecision` and of the portal about a password. */
export const passwordRefusals: Readonly<Record<string, (params: RefusalParams) => RefusalLabel>> = {
  'password-too-short': (params) => ({
    says: `Trop court : il faut ${countOf(numberOf(params, 'min', 12), 'signe', 'signes')}.`,
    todo: 'Allongez-le, ou prenez une phrase de sept mots.',
  }),
  'password-too-long': (params) => ({
    says: `Trop long : ${countOf(numberOf(params, 'max', 200), 'signe', 'signes')} au plus.`,
    todo: 'Raccourcissez-le.',
  }),
  'password-too-simple': () => ({ says: 'Trop peu de signes différents.', todo: 'Ajoutez-en d’autres.' }),
  'password-needs-classes': () => ({
    says: 'Pas assez de sortes de signes.',
    todo: 'Mélangez minuscules, majuscules, chiffres et signes, ou prenez une phrase de sept mots.',
  }),
  'password-has-own-name': () => ({
    says: 'Il contient le nom, le prénom ou l’identifiant.',
    todo: 'Choisissez autre chose.',
  }),
  'password-unchanged': () => ({ says: 'C’est le mot de passe actuel.', todo: 'Choisissez-en un autre.' }),
  'wrong-current-password': () => ({
    says: 'Le mot de passe actuel n’est pas celui-ci.',
    todo: 'Retapez-le.',
  }),
  'too-many-tries': (params) => ({
    says: 'Trop d’essais de suite.',
    todo: `Prochain essai dans ${waitInWords(numberOf(params, 'waitSeconds', 60))}.`,
  }),
}
