import type { RefusalParams } from '#shared/kernel/decision.ts'
import type { MadeDocument, SealCheck } from '#shared/protocol/cahier-documents.ts'
import type { RefusalLabel } from '#renderer/features/feature-line.ts'
import { countOf, formatDate, formatNumber, formatShortDate, formatSize } from '#renderer/ui/format-fr.ts'

/** What differs, after « le sceau n° 12 ». */
const faults: Readonly<Record<string, string>> = {
  'content-differs': 'le texte n’est plus celui qui a été visé',
  'seal-differs': 'le sceau lui-même a été changé',
  'addendum-gone': 'l’additif visé a disparu',
  'not-signed': 'le portail ne l’a pas signé',
  'signature-wrong': 'la signature n’est pas celle du portail',
  'key-unknown': 'la clé qui l’a signé est inconnue du portail',
  'seal-missing': 'il manque dans la suite',
  'seal-twice': 'deux sceaux portent ce numéro',
  'chain-broken': 'il ne suit pas celui d’avant',
  'chain-shorter':
    'des visas donnés depuis ont disparu, comme après le retour d’une sauvegarde plus ancienne',
}

export const documentsLabels = {
  title: 'PDF, archives, sceaux',
  open: 'PDF et archives',
  close: 'Revenir aux séances',
  printTitle: 'PDF du visa',
  printHelp: 'Séances, travaux, visas et sceaux. Jamais les notes privées des professeurs.',
  ownTitle: 'Mes cahiers en PDF',
  ownPalette: 'Préparer le PDF de mes cahiers de textes',
  ownHelp:
    'Séances, travaux à faire, visas. Jamais vos notes personnelles. Le portail le compose\u00a0: il faut la ligne, et ce qui attend encore ici n’y sera pas.',
  ownDivisions: 'toutes mes classes',
  ownClose: 'Revenir à la séance',
  teacher: 'Professeur',
  division: 'Classe',
  subject: 'Matière',
  all: { teacher: 'tous les professeurs', division: 'toutes les classes', subject: 'toutes les matières' },
  from: 'Séances du',
  to: 'au',
  print: 'Préparer le PDF',
  printing: 'Un PDF se prépare déjà.',
  archiveTitle: (year: number) => `Archives de l’année ${year}-${year + 1}`,
  archiveHelp:
    'Pour chaque cahier, un PDF et un fichier qui se revérifie sans Pupitre. Le portail garde l’archive cinq ans, ou ce que dit le réglage de l’établissement.',
  archiveWhose: 'Cahiers de',
  archive: 'Faire l’archive',
  archiving: 'Une archive se prépare déjà.',
  noArchive: 'Aucune archive n’est gardée.',
  archiveLine: (archive: MadeDocument, date: string) =>
    `faite le ${formatShortDate(date)} · ${countOf(archive.entries, 'séance', 'séances')}, ${countOf(archive.seals, 'sceau', 'sceaux')} · ${formatSize(archive.size)}`,
  keptUntil: (archive: MadeDocument) =>
    `gardée jusqu’au ${formatDate(archive.keptUntil, { withYear: true })}`,
  wholeSchool: 'tout l’établissement',
  someone: 'un professeur parti',
  sealTitle: 'Sceaux des visas',
  sealHelp: 'Le portail recalcule chaque empreinte, chaque signature et chaque suite de sceaux.',
  check: 'Vérifier les sceaux',
  checking: 'Les sceaux se vérifient déjà.',
  holds: (check: SealCheck) =>
    check.seals === 0
      ? 'Aucun visa n’est encore donné.'
      : `${countOf(check.seals, 'sceau', 'sceaux')} sur ${countOf(check.entries, 'séance', 'séances')}\u00a0: tout correspond à ce qui a été visé.`,
  differs: (check: SealCheck) =>
    `${countOf(check.differences, 'écart', 'écarts')} sur ${countOf(check.seals, 'sceau', 'sceaux')}. Prévenez l’administrateur du portail.`,
  difference: (one: SealCheck['shown'][number]) =>
    `${one.date === null ? '' : `séance du ${formatShortDate(one.date)}, `}sceau n°\u00a0${one.index}\u00a0: ${faults[one.fault] ?? 'il ne correspond plus'}`,
  more: (count: number) => `et ${countOf(count, 'autre écart', 'autres écarts')}`,
  waiting: 'Attend la fin d’un autre travail du portail',
  beginning: 'Commence',
  progress: (done: number, total: number) =>
    `${formatNumber(done)} ${done < 2 ? 'séance' : 'séances'} sur ${formatNumber(total)}`,
  cancel: 'Annuler',
  cancelled: 'Arrêté.',
  ready: (document: MadeDocument) =>
    `Prêt\u00a0: ${countOf(document.pages, 'page', 'pages')}, ${countOf(document.entries, 'séance', 'séances')}, ${formatSize(document.size)}.`,
  archived: 'L’archive est faite et gardée par le portail.',
  save: 'Enregistrer',
  saveNamed: (name: string) => `Enregistrer ${name}`,
  saving: 'S’enregistre',
  saved: (name: string) => `${name} enregistré`,
}

/** Refusals of this pane, as sentences. */
export const documentsRefusals: Readonly<Record<string, (params: RefusalParams) => RefusalLabel>> = {
  'document-empty': () => ({
    says: 'Aucune séance ne correspond à ce choix.',
    todo: 'Élargissez la période, ou changez le choix.',
  }),
  'document-too-large': (params) => ({
    says: `${formatNumber(Number(params['count'] ?? 0))} séances\u00a0: un PDF en tient ${formatNumber(Number(params['max'] ?? 0))} au plus.`,
    todo: 'Choisissez moins de cahiers, ou une période plus courte.',
  }),
  'document-unknown': () => ({
    says: 'Le portail n’a plus ce document\u00a0: il a redémarré, ou son délai est passé.',
    todo: 'Demandez-le à nouveau.',
  }),
  'file-not-written': () => ({
    says: 'Le disque n’a pas accepté le fichier.',
    todo: 'Choisissez un autre dossier, ou libérez de la place.',
  }),
}
