import { encodeLatin9 } from './latin9.ts'
import { writeCalendar } from './public-calendar.ts'
import { modelSchool, type SchoolModel, type SchoolWish } from './school-model.ts'
import { writeGuardians } from './write-guardians.ts'
import { writeNomenclature } from './write-nomenclature.ts'
import { writeStructures } from './write-structures.ts'
import { writeStsDown, writeStsUp } from './write-sts.ts'
import { writeStudents } from './write-students.ts'
import { xmlDocument, type XmlElement } from './xml-text.ts'

/** The files of a school, by name, as they would be downloaded. */
export type SchoolFiles = ReadonlyMap<string, Uint8Array>

const latin = (root: XmlElement) => encodeLatin9(xmlDocument(root))

/** The seven files that `npm run portal -- import` takes, written from a model. */
export function writeSchoolFiles(model: SchoolModel): SchoolFiles {
  return new Map<string, Uint8Array>([
    ['Nomenclature.xml', latin(writeNomenclature(model))],
    ['Structures.xml', latin(writeStructures(model))],
    ['ElevesSansAdresses.xml', latin(writeStudents(model))],
    ['ResponsablesAvecAdresses.xml', latin(writeGuardians(model))],
    [`sts_emp_${model.uai}_${model.schoolYear}.xml`, latin(writeStsDown(model))],
    [`emp_sts_${model.uai}_${model.schoolYear}.xml`, latin(writeStsUp(model))],
    [
      `calendrier-scolaire-zone-${model.zone}.json`,
      new TextEncoder().encode(writeCalendar(model.schoolYear, model.zone)),
    ],
  ])
}

/** A whole invented school as files: 600 pupils make a collège, 1,200 or more a lycée. Pure: the same wish, the same bytes. */
export function generateSchoolFiles(wish: SchoolWish): SchoolFiles {
  return writeSchoolFiles(modelSchool(wish))
}
