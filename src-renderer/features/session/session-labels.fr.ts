import type { LockWhy } from '#renderer/lock/session.ts'

const lockWhys: Readonly<Record<LockWhy, string>> = {
  idle: 'après un moment sans frappe',
  asked: 'à votre demande',
  'lock-screen': 'avec la session de l’ordinateur',
  suspend: 'à la mise en veille',
  'session-end': 'à la fermeture de la session de l’ordinateur',
  'user-switch': 'au changement d’utilisateur de l’ordinateur',
  'clock-back': 'parce que l’horloge de ce poste a reculé',
  'other-person': 'pour une autre personne',
}

export const sessionLabels = {
  appName: 'Pupitre',
  lockedTitle: 'Poste verrouillé',
  lockedDetail: (hour: string, why: LockWhy | null) =>
    `Verrouillé ${hour}${why === null ? '' : `, ${lockWhys[why]}`}. Rien n’est perdu.`,
  profilesTitle: 'Qui êtes-vous ?',
  profilesDetail: 'Choisissez votre nom, puis donnez votre mot de passe.',
  firstTitle: 'Bonjour',
  firstDetail: 'Connectez-vous avec l’identifiant remis par l’établissement.',
  otherTitle: 'Une autre personne',
  otherDetail: 'La session verrouillée reste en place, sans rien en montrer.',
  profiles: 'Profils de ce poste',
  passwordOf: (name: string) => `Mot de passe de ${name}`,
  unlock: 'Déverrouiller',
  unlocking: 'Ouverture',
  drafts: (count: number) => `${count} brouillon${count > 1 ? 's' : ''} conservé${count > 1 ? 's' : ''}`,
  lastUse: (moment: string) => `dernier passage ${moment}`,
  otherPerson: 'Une autre personne',
  otherPersonKey: 'autre personne',
  forgotten: 'Mot de passe oublié',
  report: 'Signaler un problème',
  back: 'Revenir aux profils',
  login: 'Identifiant',
  loginHelp: 'Celui de la feuille remise par l’établissement',
  password: 'Mot de passe',
  signIn: 'Se connecter',
  signingIn: 'Connexion',
  missingLogin: 'Indiquez votre identifiant.',
  missingPassword: 'Indiquez votre mot de passe.',
  chooseKey: 'choisir un profil',
  sealed: 'Tout est chiffré sur ce poste',
  pending: (count: number) =>
    count === 1 ? '1 envoi attend le retour de la ligne' : `${count} envois attendent le retour de la ligne`,
  post: (name: string) => `Poste ${name}`,
  lock: 'Verrouillage',
  forgottenTitle: 'Mot de passe oublié',
  forgottenBody: [
    'L’administrateur ou le secrétariat de l’établissement peut vous remettre un mot de passe provisoire. Vous en choisirez un nouveau à la connexion, en ligne.',
    'Ce qui est gardé sur ce poste le reste : vos brouillons et vos envois reviendront avec votre nouvelle connexion.',
  ],
  reportTitle: 'Signaler un problème',
  reportBody: [
    'Un signalement est signé de son auteur : il s’écrit une fois connecté, même hors ligne, dans le menu à votre nom.',
    'Si vous ne pouvez pas vous connecter, prévenez de vive voix l’administrateur ou le secrétariat. « État de la ligne » dit ce qui manque, sans donnée personnelle.',
  ],
  understood: 'Refermer',
  farewellTitle: 'Un profil a quitté ce poste',
}

export const firstLabels = {
  passwordTitle: 'Choisissez votre mot de passe',
  passwordDetail:
    'Celui que l’on vous a remis ne sert qu’une fois. Le nouveau n’a pas à être changé chaque année.',
  current: 'Mot de passe remis',
  next: 'Nouveau mot de passe',
  again: 'Le même, encore une fois',
  differs: 'Les deux ne sont pas identiques.',
  ruleTitle: 'L’une de ces formes suffit',
  rules: {
    four: '12 signes : minuscules, majuscules, chiffres et signes',
    three: '14 signes de trois de ces sortes',
    phrase: 'une phrase de sept mots différents',
    long: '25 signes',
  },
  met: 'remplie',
  unmet: 'pas encore',
  notOwn: 'Sans votre nom, ni votre prénom, ni votre identifiant.',
  change: 'Changer le mot de passe',
  charterDetail: (version: number) =>
    `Version ${version}. Lisez-la jusqu’au bout : l’accès demande de l’accepter.`,
  accept: 'J’ai lu la charte et je l’accepte',
  acceptButton: 'Accepter et ouvrir Pupitre',
  acceptFirst: 'Cochez d’abord la case : elle vaut acceptation.',
  leave: 'Plus tard',
}

export const logOutLabels = {
  title: 'Se déconnecter de ce poste ?',
  titlePending: (count: number) => `Se déconnecter avec ${count} envoi${count > 1 ? 's' : ''} en attente ?`,
  body: 'Vos données seront effacées de ce poste ; elles restent au portail. Verrouiller les garde ici, chiffrées.',
  bodyPending: (count: number) =>
    count === 1
      ? 'Il n’existe que sur ce poste. Verrouiller le garde ; se déconnecter demande de le confier d’abord.'
      : 'Ils n’existent que sur ce poste. Verrouiller les garde ; se déconnecter demande de les confier d’abord.',
  bodyDrafts: (count: number) =>
    `${count} brouillon${count > 1 ? 's seront effacés' : ' sera effacé'} : un brouillon n’existe que sur ce poste.`,
  lock: 'Verrouiller',
  logOut: 'Se déconnecter',
  send: 'Envoyer, puis déconnecter',
  park: 'Confier au portail sans appliquer, puis déconnecter',
  offline: 'au retour de la ligne',
}

export const reconnectLabels = {
  title: 'Se reconnecter au portail',
  body: 'La session du portail est terminée. Vos données restent ouvertes ici ; ce que vous faites est gardé et partira après.',
  later: 'Plus tard',
  go: 'Se reconnecter',
}
