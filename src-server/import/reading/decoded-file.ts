import type { CalendarFile } from '#server/import/decoding/calendar-file.ts'
import type { IcalendarFile } from '#server/import/decoding/icalendar-file.ts'
import type {
  ElevesFile,
  NomenclatureFile,
  ResponsablesFile,
  StructuresFile,
} from '#server/import/decoding/siecle-files.ts'
import type { StsFile } from '#server/import/decoding/sts-files.ts'

export type SiecleFile = ElevesFile | ResponsablesFile | StructuresFile | NomenclatureFile

/** Any file that can be imported, read and validated. */
export type DecodedFile = SiecleFile | StsFile | CalendarFile | IcalendarFile
