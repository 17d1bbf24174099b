/** Every sentence that `npm start` says. */
export const startLabels = {
  building: 'Préparation de l’application',
  startingPortal: 'Démarrage du portail',
  creatingSchool: 'Création du collège de démonstration',
  lookingForElectron: 'Recherche d’Electron',
  electronMissing:
    'Electron n’a pas pu être téléchargé ici\u202f: Pupitre s’ouvre dans le Chromium de cette machine.',
  electronComing:
    'Electron se télécharge encore\u202f: Pupitre s’ouvre dans le Chromium de cette machine, et dans Electron au prochain démarrage.',
  noChromium:
    'Aucun Chromium sur cette machine\u202f: installez-en un, ou ouvrez l’adresse ci-dessous dans un navigateur.',
  noDisplay:
    'Cette machine n’a pas d’écran\u202f: «\u00a0npm run tour -- --shots DOSSIER\u00a0» joue la journée et en garde les images.',
  portalAt: (url: string) => `Portail\u00a0: ${url} (documentation de l’API\u00a0: ${url}/docs)`,
  pageAt: (url: string) => `Poste\u00a0: ${url}`,
  accounts: 'Comptes de démonstration (le mot de passe se change à la première connexion)\u00a0:',
  howToStop: 'Ctrl+C arrête tout. Les données restent pour la prochaine fois.',
  stopping: 'Arrêt de Pupitre…',
  stopped: 'Arrêté.',
  windowClosed: 'Fenêtre fermée.',
  windowElsewhere:
    'La fenêtre s’est ouverte dans un Chromium déjà lancé, ou n’a pas pu s’ouvrir\u202f: la page reste servie ici.',
  portalLost: 'Le portail s’est arrêté de lui-même.',
  portalUrlRefused:
    'Cette adresse de portail n’est pas acceptée\u202f: il faut https, ou http sur cette machine.',
  alreadyRunning: 'Pupitre est déjà ouvert avec ces données.',
  failed: (why: string) => `Pupitre n’a pas pu démarrer\u00a0: ${why}`,
} as const
