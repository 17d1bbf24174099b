import { z } from 'zod'
import { codeField, minutesOf, textField } from '#server/import/reading/field-values.ts'
import { childrenOf, descendantsOf, fieldsOf, type XmlNode } from '#server/import/reading/xml-node.ts'
import type { CoursRow, EnseignantRow, ServiceRow } from './sts-files.ts'

const coursSchema = z.object({
  CODE_ALTERNANCE: codeField,
  JOUR: textField(2),
  HEURE_DEBUT: textField(8),
  DUREE: textField(8),
})

/** Null when its day, hour or duration cannot be read. */
function coursOf(node: XmlNode): CoursRow | null {
  const read = coursSchema.parse(fieldsOf(node))
  const weekday = Number(read.JOUR)
  const startMinutes = minutesOf(read.HEURE_DEBUT)
  const durationMinutes = minutesOf(read.DUREE)
  if (!Number.isInteger(weekday) || weekday < 1 || weekday > 7) return null
  if (startMinutes === null || startMinutes >= 1440 || durationMinutes === null || durationMinutes === 0)
    return null
  return { alternance: read.CODE_ALTERNANCE, weekday, startMinutes, durationMinutes }
}

function coursesIn(node: XmlNode, onUnreadable: () => void): CoursRow[] {
  return descendantsOf(node, 'COURS').flatMap((cours) => {
    const read = coursOf(cours)
    if (read === null) onUnreadable()
    return read === null ? [] : [read]
  })
}

function enseignantOf(node: XmlNode, onUnreadable: () => void): EnseignantRow {
  return {
    id: (node.attributes['ID'] ?? '').trim().slice(0, 20),
    type: (node.attributes['TYPE'] ?? '').trim().toLowerCase(),
    courses: coursesIn(node, onUnreadable),
  }
}

const serviceSchema = z.object({ CODE_MATIERE: codeField, CODE_MOD_COURS: textField(10) })

/** SERVICE of a division or a group: several ENSEIGNANT are co-teaching (formats §2.3). Without CODE_MOD_COURS it is CG. */
export function servicesIn(structure: XmlNode, onUnreadable: () => void): ServiceRow[] {
  return childrenOf(structure, 'SERVICES', 'SERVICE')
    .flatMap((node) => (node.name === 'SERVICE' ? [node] : descendantsOf(node, 'SERVICE')))
    .map((service) => {
      const read = serviceSchema.parse(fieldsOf(service))
      const direct = {
        ...service,
        children: service.children.filter(
          (child) => child.name !== 'ENSEIGNANTS' && child.name !== 'ENSEIGNANT',
        ),
      }
      return {
        subjectCode: read.CODE_MATIERE,
        modality: read.CODE_MOD_COURS || 'CG',
        teachers: descendantsOf(service, 'ENSEIGNANT')
          .map((node) => enseignantOf(node, onUnreadable))
          .filter((teacher) => teacher.id !== ''),
        courses: coursesIn(direct, onUnreadable),
      }
    })
}
