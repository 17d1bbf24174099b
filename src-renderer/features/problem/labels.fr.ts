import type { RefusalParams } from '#shared/kernel/decision.ts'
import type { RefusalLabel } from '#renderer/features/feature-line.ts'

export const problemLabels = {
  name: 'Signaler un problème',
  detail: 'Votre signalement est signé et daté. Sans ligne, il est gardé ici et partira à son retour.',
  text: 'Que s’est-il passé ?',
  textHelp: 'Ce que vous faisiez, ce que vous attendiez, ce que vous avez vu. Sans nom d’élève si possible.',
  context: 'Ce qui sera joint',
  contextHelp: 'Rien d’autre que ceci, aucune donnée d’élève.',
  version: 'Version',
  host: 'Fenêtre',
  os: 'Système',
  post: 'Poste',
  line: 'Ligne',
  send: 'Signaler',
  sent: 'Signalement enregistré ici',
  empty: 'Écrivez d’abord ce qui s’est passé.',
  tooLong: 'Raccourcissez le passage souligné.',
  mine: 'Vos signalements',
  all: 'Signalements reçus',
  none: 'Aucun signalement',
  noneBody: 'Ceux que vous enverrez, et leurs réponses, se liront ici.',
  open: 'en attente d’une réponse',
  closed: 'répondu',
  answerOf: (name: string) => `Réponse de ${name}`,
  answer: 'Votre réponse',
  answerHelp: 'Elle ferme le signalement et revient à son auteur.',
  reply: 'Répondre et fermer',
  replied: 'Réponse enregistrée ici',
  by: (name: string, moment: string) => `${name}, ${moment}`,
  someone: 'un ancien collègue',
  report: 'Signalement',
  closing: 'Réponse à un signalement',
}

export const problemRefusals: Readonly<Record<string, (params: RefusalParams) => RefusalLabel>> = {
  'report-exists': () => ({ says: 'Ce signalement est déjà enregistré.', todo: 'Rien à refaire.' }),
  'report-unknown': () => ({ says: 'Ce signalement n’est plus dans la liste.', todo: 'Relisez la liste.' }),
  'report-closed': () => ({
    says: 'Un autre administrateur a déjà répondu.',
    todo: 'Lisez sa réponse dans la liste.',
  }),
  'administrator-only': () => ({
    says: 'Seul l’administrateur répond aux signalements.',
    todo: 'Demandez-lui de répondre.',
  }),
}
