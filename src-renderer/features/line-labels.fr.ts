import type { LucideIcon } from 'lucide-react'
import { KeyRound, LogIn, RadioTower, Server, ShieldAlert, TriangleAlert, Wifi, WifiOff } from 'lucide-react'
import type { LineState } from '#shared/sync/line-state.ts'

/** How a state of the line looks and reads (design §6). Offline is ochre: a normal way to work. */
export interface LineLook {
  readonly words: string
  readonly icon: LucideIcon
  readonly tone: 'vert' | 'encre' | 'ocre' | 'rouge' | 'gris'
  /** What a press on it does beyond opening « Ce qui attend ». */
  readonly action?: { readonly kind: 'open-captive' | 'reconnect'; readonly label: string }
}

export const lineLooks: Readonly<Record<LineState, LineLook>> = {
  unknown: { words: 'Recherche du portail', icon: RadioTower, tone: 'gris' },
  online: { words: 'En ligne', icon: Wifi, tone: 'vert' },
  sending: { words: 'En ligne', icon: Wifi, tone: 'encre' },
  'no-network': { words: 'Hors ligne · enregistré ici', icon: WifiOff, tone: 'ocre' },
  'captive-portal': {
    words: 'Le wifi demande une connexion',
    icon: LogIn,
    tone: 'ocre',
    action: { kind: 'open-captive', label: 'Ouvrir' },
  },
  'proxy-auth': { words: 'Le réseau demande un mot de passe', icon: KeyRound, tone: 'ocre' },
  certificate: { words: 'Certificat du portail refusé', icon: ShieldAlert, tone: 'rouge' },
  'portal-down': { words: 'Portail arrêté', icon: Server, tone: 'rouge' },
  'not-portal': { words: 'Cette adresse n’est pas le portail', icon: TriangleAlert, tone: 'rouge' },
  'session-ended': {
    words: 'Session du portail terminée',
    icon: LogIn,
    tone: 'ocre',
    action: { kind: 'reconnect', label: 'Se reconnecter' },
  },
}

export const lineLabels = {
  sending: (done: number, total: number) => `En ligne · ${done} sur ${total} envoyés`,
  firstPull: (rows: string) => `En ligne · ${rows} fiches reçues`,
  needsUpgrade: 'Mise à jour de Pupitre demandée',
  waiting: '\u00a0en attente',
  nothingWaits: 'rien n’attend',
  box: 'Ce qui attend',
}

export const ageLabels = {
  none: 'pas encore de données',
  today: (hour: string) => `données de ${hour}`,
  yesterday: (hour: string) => `données d’hier, ${hour}`,
  day: (day: string) => `données du ${day}`,
}
