export const diagnosticLabels = {
  name: 'État de la ligne',
  detail:
    'Pour la personne qui s’occupe du réseau : ce qui marche, ce qui manque, dans l’ordre où il faut regarder.',
  run: 'Vérifier à nouveau',
  running: 'Vérification de la ligne',
  copy: 'Copier ce rapport',
  copied: 'Rapport copié, sans donnée personnelle',
  failed: 'Ce poste n’a pas pu faire la vérification. Fermez Pupitre, puis rouvrez-le.',
  steps: 'Étapes',
  portal: 'Adresse du portail',
  post: 'Poste',
  version: 'Version',
  system: 'Système',
  host: 'Hôte',
  lineSeen: 'Ligne vue par Pupitre',
  at: 'Vérifié le',
  noPersonal: 'Ce rapport ne contient aucun nom, aucun identifiant, aucune donnée d’élève.',
}

type Step = 'network' | 'proxy' | 'captive-portal' | 'certificate' | 'portal' | 'session'
type State = 'ok' | 'failed' | 'not-reached'

export const stateLabels: Readonly<Record<State, string>> = {
  ok: 'va bien',
  failed: 'en défaut',
  'not-reached': 'pas vérifié : une étape d’avant est en défaut',
}

/** Name of each step, and what to do when it fails. */
export const stepLabels: Readonly<
  Record<Step, { readonly name: string; readonly ok: string; readonly failed: string }>
> = {
  network: {
    name: 'Réseau',
    ok: 'Ce poste a une adresse et un chemin vers le réseau.',
    failed:
      'Ce poste n’a pas de réseau : câble débranché, wifi coupé, ou prise fermée. Vérifiez le câble ou le wifi.',
  },
  proxy: {
    name: 'Proxy',
    ok: 'Rien n’arrête la demande, ou le proxy la laisse passer.',
    failed:
      'Le proxy demande un mot de passe que Pupitre n’a pas. Réglez le proxy de l’ordinateur, ou laissez passer l’adresse du portail.',
  },
  'captive-portal': {
    name: 'Page de connexion du wifi',
    ok: 'Le wifi ne demande rien.',
    failed: 'Le wifi répond avec sa propre page : ouvrez-la, connectez-vous, puis revenez.',
  },
  certificate: {
    name: 'Certificat',
    ok: 'Le certificat du portail est accepté.',
    failed:
      'Le certificat est refusé : horloge fausse, filtrage qui déchiffre, ou certificat expiré. Regardez d’abord la date de ce poste.',
  },
  portal: {
    name: 'Portail',
    ok: 'Le portail répond avec sa marque.',
    failed:
      'Rien ne répond comme un portail à cette adresse : portail arrêté, ou adresse fausse dans les réglages de ce poste.',
  },
  session: {
    name: 'Session',
    ok: 'La session est reconnue.',
    failed:
      'La session est terminée ou absente : il suffit de se reconnecter. Sur la page de verrouillage, c’est normal.',
  },
}

/** Details that change what a step means; the others are for the report alone. */
export const detailLabels: Readonly<Record<string, string>> = {
  'not-encrypted': 'Ce portail est sur ce poste : la liaison n’a pas à être chiffrée.',
  'not-signed-in': 'Personne n’est connecté au portail. Sur la page de verrouillage, c’est normal.',
  'not-hello': 'Quelque chose répond à cette adresse, mais ce n’est pas un portail Pupitre.',
}

export const reportTitle = 'Pupitre, état de la ligne'

/** One line of the report: a name and what was seen. */
export function reportLine(name: string, value: string): string {
  return `${name}\u00a0: ${value}`
}
