import type { CommandLabel, RefusalLabel } from './feature-line.ts'

export const unknownCommand: CommandLabel = {
  title: 'Une action d’une version plus récente',
  detail: 'gardée telle quelle, lisible après la mise à jour de Pupitre',
}

export function unknownRefusal(code: string): RefusalLabel {
  return {
    says: `Le portail a refusé cette action (code ${code}).`,
    todo: 'Signalez le problème en donnant ce code à l’administrateur.',
  }
}
