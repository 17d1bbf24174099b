import type { ChangeSettingArgs } from '#shared/domain/settings/setting-commands.ts'
import type { ModuleName, PostKind } from '#shared/domain/people/school-settings.ts'
import type { RefusalParams } from '#shared/kernel/decision.ts'
import type { RefusalLabel } from '#renderer/features/feature-line.ts'
import type { Theme } from '#renderer/ui/theme.ts'

export const settingsLabels = {
  name: 'Réglages',
  unreadable: 'Un réglage de l’établissement',
  changed: 'Réglage de l’établissement',
  takeTheme: (theme: string) => `Prendre le thème ${theme}`,
  mine: 'Pour vous',
  mineDetail: 'Sur ce poste, pour vous seul.',
  school: 'Établissement',
  schoolDetail: 'Pour tous les postes. Chaque changement est signé et daté.',
  post: 'Ce poste',
  postDetail: 'Pour tous ceux qui s’en servent. Ne nomme personne.',
  account: 'Votre compte',
  theme: 'Thème',
  singleKeys: 'Lettres seules dans les listes',
  singleKeysHelp: 'A, R, D, I, E, O, N et les autres. Sans elles, chaque geste garde son bouton.',
  changePassword: 'Changer de mot de passe',
  passwordChanged: 'Mot de passe changé',
  sessions: 'Vos sessions ouvertes',
  sessionsBody: 'Un poste que vous n’utilisez plus peut être fermé d’ici.',
  showSessions: 'Voir les sessions',
  thisPost: 'ce poste',
  closeSession: 'Fermer',
  sessionClosed: (post: string) => `Session du poste ${post} fermée`,
  lastSeen: (moment: string) => `vue ${moment}`,
  openedAt: (moment: string) => `ouverte ${moment}`,
  savedSetting: (name: string) => `Enregistré ici : ${name}`,
  readOnly: 'La direction et l’administrateur peuvent changer ces réglages.',
  forgottenAfter: 'Appel oublié, minutes après la sonnerie',
  showsPrevious: 'Montrer « absent à l’heure précédente » pendant l’appel',
  showsPreviousHelp: 'Cette indication peut influencer le regard.',
  halfDay: 'Début de l’après-midi',
  retention: 'Jours sans usage avant d’effacer un profil d’un poste',
  quietFrom: 'Pause numérique, à partir de',
  quietUntil: 'Fin de la pause numérique',
  quietHelp: 'Les publications aux familles attendent la fin de la pause.',
  locks: 'Minutes sans frappe avant le verrouillage',
  modules: 'Modules ouverts',
  postName: 'Nom du poste',
  postNameHelp: 'Par exemple VS-02. Il s’écrit dans les traces et les impressions.',
  postKind: 'Place du poste',
  postKindHelp: 'Elle décide du délai de verrouillage.',
  portalUrl: 'Adresse du portail',
  portalUrlHelp: 'Donnée par l’établissement. Changer d’adresse demande de se reconnecter.',
  badUrl: 'Écrivez une adresse qui commence par https:// (ou http:// sur ce poste seulement).',
  save: 'Enregistrer',
  postSaved: 'Réglages du poste enregistrés',
  postNotSaved: 'Ce poste n’a pas pris ces réglages.',
  between: (min: number, max: number) => `Un nombre de ${min} à ${max}.`,
  badHour: 'Une heure, par exemple 12\u00a0h\u00a030.',
  close: 'Refermer',
  loading: 'Lecture des sessions',
}

export const themeLabels: Readonly<Record<Theme, string>> = {
  auto: 'de l’ordinateur',
  papier: 'Papier (clair)',
  ardoise: 'Ardoise (sombre)',
}

export const postKindLabels: Readonly<Record<PostKind, string>> = {
  desk: 'Bureau partagé de la vie scolaire',
  classroom: 'Salle de classe',
  office: 'Bureau d’une personne',
  council: 'Salle de conseil, projection',
}

export const moduleLabels: Readonly<Record<ModuleName, string>> = {
  'roll-call': 'Appel',
  board: 'Tableau du jour',
  'late-desk': 'Bureau des retards',
  'cahier-de-textes': 'Cahier de textes et visa',
}

export const settingNames: Readonly<Record<ChangeSettingArgs['field'], string>> = {
  forgottenAfterMinutes: 'délai d’un appel oublié',
  showsPreviousAbsence: 'absents à l’heure précédente',
  halfDayBoundary: 'début de l’après-midi',
  profileRetentionDays: 'conservation des profils',
  quietHours: 'pause numérique',
  idleLockMinutes: 'délai de verrouillage',
  modulesOff: 'modules ouverts',
}

function nameOf(params: RefusalParams): string {
  const { field } = params
  return (
    (typeof field === 'string' &&
      field in settingNames &&
      settingNames[field as ChangeSettingArgs['field']]) ||
    'réglage'
  )
}

export const settingRefusals: Readonly<Record<string, (params: RefusalParams) => RefusalLabel>> = {
  'direction-only': () => ({
    says: 'Seuls la direction et l’administrateur changent les réglages de l’établissement.',
    todo: 'Demandez-leur ce changement.',
  }),
  'setting-changed': (params) => ({
    says: `Quelqu’un a changé entre-temps ce réglage : ${nameOf(params)}. Sa valeur est restée.`,
    todo: 'Regardez la valeur actuelle dans les réglages, puis changez-la à nouveau si besoin.',
  }),
  'module-off': () => ({
    says: 'Ce module est fermé dans l’établissement.',
    todo: 'La direction ou l’administrateur peut l’ouvrir dans les réglages.',
  }),
}
