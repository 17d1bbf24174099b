import type { CalendarFile } from '../decoding/calendar-file.ts'
import type { IcalendarFile } from '../decoding/icalendar-file.ts'
import type {
  ElevesFile,
  NomenclatureFile,
  ResponsablesFile,
  StructuresFile,
} from '../decoding/siecle-files.ts'
import type { StsFile } from '../decoding/sts-files.ts'

export type SiecleFile = ElevesFile | ResponsablesFile | StructuresFile | NomenclatureFile

/** Any file that can be imported, read and validated. */
export type DecodedFile = SiecleFile | StsFile | CalendarFile | IcalendarFile
