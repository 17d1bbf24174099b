import type { RefusalParams } from '#shared/kernel/decision.ts'
import { waitInWords } from '#renderer/ui/format-fr.ts'
import type { RefusalLabel } from './feature-line.ts'

/** Codes of the line and of the portal that any screen may meet. */
export const portalRefusals: Readonly<Record<string, (params: RefusalParams) => RefusalLabel>> = {
  'no-network': () => ({
    says: 'Pas de réseau.',
    todo: 'Cette page se lit en ligne : vérifiez le câble ou le wifi.',
  }),
  'captive-portal': () => ({
    says: 'Le wifi demande une connexion.',
    todo: 'Ouvrez sa page, puis réessayez.',
  }),
  'proxy-auth': () => ({
    says: 'Le réseau demande un mot de passe.',
    todo: 'Prévenez l’administrateur du réseau.',
  }),
  certificate: () => ({ says: 'Le certificat du portail est refusé.', todo: 'Prévenez l’administrateur.' }),
  'portal-down': () => ({
    says: 'Le portail est arrêté.',
    todo: 'Réessayez plus tard ; le reste de Pupitre continue.',
  }),
  'not-portal': () => ({
    says: 'L’adresse réglée n’est pas celle du portail.',
    todo: 'Corrigez-la dans les réglages de ce poste.',
  }),
  'session-ended': () => ({
    says: 'La session du portail est terminée.',
    todo: 'Touchez « Se reconnecter » en haut de l’écran.',
  }),
  'session-expired': () => ({
    says: 'La session du portail est terminée.',
    todo: 'Touchez « Se reconnecter » en haut de l’écran.',
  }),
  'session-revoked': () => ({
    says: 'Cette session a été fermée d’un autre poste.',
    todo: 'Reconnectez-vous.',
  }),
  'account-suspended': () => ({ says: 'Cet accès est suspendu.', todo: 'Adressez-vous à la direction.' }),
  'account-ended': () => ({
    says: 'Le droit d’accès de ce compte est terminé.',
    todo: 'Adressez-vous à la direction.',
  }),
  busy: () => ({ says: 'Le portail est très demandé.', todo: 'Réessayez dans un instant.' }),
  'try-later': () => ({ says: 'Le portail n’a pas pu répondre.', todo: 'Réessayez dans un instant.' }),
  'answer-unread': () => ({
    says: 'La réponse du portail n’a pas pu être lue.',
    todo: 'Pupitre et le portail n’ont peut-être pas la même version : prévenez l’administrateur.',
  }),
  'portal-failure': () => ({
    says: 'Le portail a rencontré une panne.',
    todo: 'Réessayez ; si cela dure, signalez-le.',
  }),
  'invalid-message': () => ({
    says: 'Le portail n’a pas compris cette demande.',
    todo: 'Signalez le problème à l’administrateur.',
  }),
  'invalid-request': () => ({
    says: 'Le portail n’a pas compris cette demande.',
    todo: 'Signalez le problème à l’administrateur.',
  }),
  'invalid-args': () => ({
    says: 'Le portail n’a pas compris cette action.',
    todo: 'Signalez le problème à l’administrateur.',
  }),
  'too-large': () => ({
    says: 'L’envoi est trop gros pour le portail.',
    todo: 'Choisissez moins de fichiers à la fois.',
  }),
  'not-allowed': () => ({
    says: 'Ce compte n’a pas ce droit.',
    todo: 'Demandez à la direction s’il devrait l’avoir.',
  }),
  'not-kept': () => ({
    says: 'Le disque de ce poste n’accepte plus d’écriture.',
    todo: 'Libérez de la place, puis recommencez.',
  }),
  'charter-required': () => ({
    says: 'La charte est à accepter d’abord.',
    todo: 'Verrouillez, puis déverrouillez en ligne : elle vous sera présentée.',
  }),
  'password-change-required': () => ({
    says: 'Le mot de passe est à changer d’abord.',
    todo: 'Verrouillez, puis déverrouillez en ligne : il vous sera demandé.',
  }),
  'no-school': () => ({
    says: 'Le portail n’a pas encore d’établissement.',
    todo: 'L’administrateur importe d’abord les fichiers de l’établissement.',
  }),
  'not-found': () => ({
    says: 'Le portail ne connaît pas cette demande.',
    todo: 'Pupitre et le portail n’ont peut-être pas la même version : prévenez l’administrateur.',
  }),
  'pull-restart': () => ({
    says: 'Vos droits ont changé pendant la lecture.',
    todo: 'Rien à faire : elle reprend d’elle-même.',
  }),
  'session-unknown': () => ({
    says: 'Cette session n’existe plus.',
    todo: 'Rouvrez la liste pour la voir à jour.',
  }),
  'workstation-unknown': () => ({
    says: 'Ce poste n’est plus enregistré.',
    todo: 'Rouvrez la liste pour la voir à jour.',
  }),
  'workstation-mismatch': () => ({
    says: 'Cette session est celle d’un autre poste.',
    todo: 'Verrouillez, puis reconnectez-vous en ligne.',
  }),
  'too-many-requests': ({ waitSeconds }) => ({
    says: 'Trop de demandes de suite.',
    todo: `Réessayez dans ${waitInWords(typeof waitSeconds === 'number' ? waitSeconds : 60)}.`,
  }),
}
