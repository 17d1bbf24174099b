import type { RefusalParams } from '#shared/kernel/decision.ts'
import { countOf, waitInWords } from '#renderer/ui/format-fr.ts'

type Sentence = (params: RefusalParams) => string

function numberOf(params: RefusalParams, name: string): number | null {
  const value = params[name]
  return typeof value === 'number' ? value : null
}

/** What is wrong, never which part of it (law L3). */
function wrong(params: RefusalParams): string {
  const left = numberOf(params, 'triesLeft')
  const rest = left === null ? '' : ` Encore ${countOf(left, 'essai', 'essais')} hors ligne.`
  return `Ce nom et ce mot de passe ne vont pas ensemble.${rest}`
}

/** Codes of the lock and of the portal about sessions and passwords, as sentences under the field. */
export const sessionProblems: Readonly<Record<string, Sentence>> = {
  'wrong-credentials': wrong,
  'wrong-password': wrong,
  'wrong-current-password': () => 'Le mot de passe actuel n’est pas celui-ci.',
  'too-many-tries': () => 'Trop d’essais de suite.',
  'wait-before-retry': () => 'Le dernier essai a échoué.',
  locked: () => 'Ce poste s’est verrouillé : déverrouillez-le d’abord.',
  'open-elsewhere': () =>
    'Ce profil est déjà ouvert dans une autre fenêtre de ce poste : fermez-la, ou servez-vous d’elle.',
  'person-unreadable': () =>
    'Les données de ce profil ne se lisent plus sur ce poste. Connectez-vous en ligne ; ce qui attendait est gardé.',
  'profile-unknown': () => 'Ce profil n’est plus sur ce poste. Connectez-vous avec « Une autre personne ».',
  'profile-unreadable': () =>
    'Le portail vous reconnaît, mais ce mot de passe n’ouvre pas ce poste. Essayez celui d’avant : ce qui attendait est gardé.',
  'vault-unreadable': () =>
    'Les données de ce profil ne se lisent plus sur ce poste. Connectez-vous en ligne ; ce qui attendait est gardé.',
  unexpected: () => 'Pupitre n’a pas pu terminer. Rien n’est perdu : réessayez, puis signalez le problème.',
  'workstation-taken': () => 'Ce poste est déjà enregistré pour un autre compte : prévenez l’administrateur.',
  'workstation-revoked': () =>
    'Ce profil a été effacé de ce poste par le portail. Reconnectez-vous en ligne.',
  'not-sent': (params) =>
    `${countOf(numberOf(params, 'count') ?? 1, 'envoi attend', 'envois attendent')} encore : rien n’a été effacé. Réessayez en ligne, ou verrouillez.`,
  'not-parked': (params) =>
    `Le portail n’a pas pu prendre ${countOf(numberOf(params, 'count') ?? 1, 'envoi', 'envois')} : rien n’a été effacé. Réessayez en ligne, ou verrouillez.`,
  'offline-closed': () =>
    'Cinq essais de suite ont échoué : ce poste ne s’ouvre plus qu’en ligne, avec le mot de passe du portail.',
  'offline-first-time': () =>
    'Une première connexion sur ce poste demande la ligne. Vérifiez le câble ou le wifi, puis réessayez.',
  'account-suspended': () => 'Cet accès est suspendu. Adressez-vous à la direction.',
  'account-ended': () => 'Le droit d’accès de ce compte est terminé. Adressez-vous à la direction.',
  'session-ended': () => 'La session du portail est terminée. Redonnez votre mot de passe.',
  'session-expired': () => 'La session du portail est terminée. Redonnez votre mot de passe.',
  'session-revoked': () =>
    'Cette session a été fermée depuis un autre poste ou par l’administrateur. Redonnez votre mot de passe.',
  'profile-unused': () =>
    'Un profil resté sans usage a été effacé de ce poste. Une connexion en ligne le rétablit.',
  'other-portal': () => 'Ce profil vient d’un autre portail que celui de ce poste.',
  'other-person': () => 'Ce mot de passe est celui d’un autre compte : déverrouillez avec le vôtre.',
  'password-too-short': (params) =>
    `Trop court : au moins ${countOf(numberOf(params, 'min') ?? 12, 'signe', 'signes')}, ou une phrase de sept mots.`,
  'password-too-long': (params) =>
    `Trop long : ${countOf(numberOf(params, 'max') ?? 200, 'signe', 'signes')} au plus.`,
  'password-too-simple': () => 'Trop peu de signes différents : ajoutez-en d’autres.',
  'password-needs-classes': () =>
    'Mélangez minuscules, majuscules, chiffres et signes, ou prenez une phrase de sept mots.',
  'password-has-own-name': () => 'Il contient votre nom ou votre identifiant : choisissez autre chose.',
  'password-unchanged': () => 'C’est le mot de passe actuel : choisissez-en un autre.',
  'charter-version': () => 'La charte a changé entre-temps : relisez-la, puis acceptez-la.',
  'no-network': () => 'Pas de réseau. Vérifiez le câble ou le wifi.',
  'captive-portal': () => 'Le wifi demande une connexion : ouvrez sa page, puis réessayez.',
  'proxy-auth': () => 'Le réseau demande un mot de passe : prévenez l’administrateur du réseau.',
  certificate: () => 'Le certificat du portail est refusé : prévenez l’administrateur.',
  'portal-down': () =>
    'Le portail est arrêté. Un profil déjà ouvert sur ce poste se déverrouille quand même.',
  'not-portal': () => 'L’adresse réglée sur ce poste n’est pas celle du portail : voyez « Ce poste ».',
  busy: () => 'Le portail est très demandé. Réessayez dans un instant.',
  'vault-damaged': () =>
    'Les données de ce profil ne se lisent plus sur ce poste. Une connexion en ligne les rétablit ; ce qui attendait est gardé.',
  'not-kept': () => 'Le disque de ce poste n’accepte plus d’écriture : libérez de la place, puis réessayez.',
  'host-timeout': () => 'Ce poste ne répond pas. Fermez Pupitre, puis rouvrez-le.',
}

export function tellProblem(code: string, params: RefusalParams): string {
  return (
    sessionProblems[code]?.(params) ??
    `Cela n’a pas été possible (code ${code}). Signalez-le à l’administrateur.`
  )
}

/** « Prochain essai dans douze secondes. » */
export function tellWait(seconds: number): string {
  return `Prochain essai dans ${waitInWords(seconds)}.`
}
