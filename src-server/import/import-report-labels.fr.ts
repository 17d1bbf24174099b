import type { ImportReport } from './import-report.ts'
import type { ImportNote } from './planning/import-notes.ts'

const shownNotes = 20

function plural(count: number, one: string, many = `${one}s`): string {
  return `${new Intl.NumberFormat('fr').format(count)} ${count > 1 ? many : one}`
}

/** The report as a person reads it at the console. */
export function reportText(report: ImportReport): string {
  const { counts, changes } = report
  const lines = [
    `Établissement ${report.school}, année ${report.schoolYear}-${report.schoolYear + 1}`,
    '',
    `  ${plural(counts.students, 'élève')} (et ${plural(counts.departed, 'parti')})`,
    `  ${plural(counts.guardians, 'responsable')}, ${plural(counts.guardianLinks, 'lien')}`,
    `  ${plural(counts.divisions, 'division')}, ${plural(counts.groups, 'groupe')}`,
    `  ${plural(counts.staff, 'personnel')}, ${plural(counts.subjects, 'matière')}, ${plural(counts.services, 'service')}`,
    `  ${plural(counts.lessons, 'cours daté', 'cours datés')}`,
    '',
    `Fiches : ${plural(changes.created, 'créée')}, ${plural(changes.updated, 'modifiée')}, ${plural(changes.unchanged, 'inchangée')} ; ${plural(changes.departed, 'élève parti', 'élèves partis')}.`,
    ...notesText(report.held, 'À décider', 'mis de côté, le reste est importé'),
    ...notesText(report.warnings, 'À vérifier', 'importé quand même'),
    '',
    report.written ? 'Import terminé.' : 'Essai à blanc : rien n’a été écrit.',
  ]
  return `${lines.join('\n')}\n`
}

/** Notes of one kind are told together; beyond twenty, their identifiers are counted. */
function notesText(notes: readonly ImportNote[], title: string, what: string): string[] {
  if (notes.length === 0) return []
  const groups = [...Map.groupBy(notes, (note) => note.code).values()]
  const told = groups.flatMap((group) => {
    const rest = group.length - shownNotes
    return [
      ...group.slice(0, shownNotes).map((note) => `  - ${note.message}`),
      ...(rest > 0 ? [`  … et ${plural(rest, 'autre')} du même genre.`] : []),
    ]
  })
  return ['', `${title} (${notes.length}, ${what}) :`, ...told]
}

/** First passwords exist on paper only: the sheet is drawn when it is printed. */
export function accountsOpenedText(count: number): string {
  return `${plural(count, 'compte ouvert', 'comptes ouverts')}. Imprimez les premiers identifiants avec « portal identifiers --pdf FICHIER ».\n`
}
