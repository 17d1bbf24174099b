import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command, InvalidArgumentError } from 'commander'
import { wallClockAt } from '#shared/kernel/school-clock.ts'
import { schoolYearOf } from '#shared/kernel/school-year.ts'
import { generateSchoolFiles } from '#server/seed/generate-school-files.ts'
import type { CalendarZone } from '#server/seed/school-model.ts'

interface DemoFilesFlags {
  readonly size: number
  readonly seed: number
  readonly year?: number
  readonly zone: CalendarZone
}

function wholeNumber(text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 0) throw new InvalidArgumentError('écrivez un nombre entier.')
  return value
}

function zoneOf(text: string): CalendarZone {
  if (text !== 'A' && text !== 'B' && text !== 'C') throw new InvalidArgumentError('écrivez A, B ou C.')
  return text
}

/** `portal demo-files`: the files of a school that does not exist, to try the import with. */
export function demoFilesCommand(): Command {
  return new Command('demo-files')
    .description('Écrit les fichiers SIECLE et STS d’un établissement inventé')
    .argument('<dossier>', 'où les écrire')
    .option('--size <élèves>', 'nombre d’élèves\u202f; un lycée à partir de 1 200', wholeNumber, 600)
    .option('--seed <nombre>', 'le même nombre donne le même établissement', wholeNumber, 2026)
    .option('--year <AAAA>', 'année où commence l’année scolaire (celle d’aujourd’hui)', wholeNumber)
    .option('--zone <lettre>', 'zone du calendrier', zoneOf, 'C')
    .action((folder: string, flags: DemoFilesFlags) => {
      const schoolYear = flags.year ?? schoolYearOf(wallClockAt(Date.now(), 'Europe/Paris').date)
      const files = generateSchoolFiles({
        students: flags.size,
        seed: flags.seed,
        schoolYear,
        zone: flags.zone,
      })
      mkdirSync(folder, { recursive: true })
      for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes)
      process.stdout.write(`${[...files.keys()].map((name) => join(folder, name)).join('\n')}\n`)
    })
}
