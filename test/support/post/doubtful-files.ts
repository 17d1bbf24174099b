import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateSchoolFiles } from '#server/seed/generate-school-files.ts'

/** Files to import on the demonstration, by what they are for. */
export interface DoubtfulFiles {
  /** A first pupil written in two divisions, a first service given to somebody whom STS does not know. */
  readonly good: readonly string[]
  /** Cut in the middle, as a download that stopped. */
  readonly cut: string
  /** The pupil's divisions, the one he is in first. */
  readonly divisions: readonly [string, string]
  /** The service's division and subject, as the portal names what it holds: « 6EA/020700 ». */
  readonly service: string
}

const unknownTeacher = '999999'

/** One capture of a file that a demonstration writes the same each time. */
function seen(text: string, pattern: RegExp): string {
  const found = pattern.exec(text)?.[1]
  if (found === undefined) throw new Error(`nothing like ${pattern.source} in the demonstration's files`)
  return found
}

/** The files of the demonstration school as an office would send them again, with what an import cannot decide alone. */
export function writeDoubtfulFiles(folder: string): DoubtfulFiles {
  const files = generateSchoolFiles({ students: 600, seed: 2026, schoolYear: 2026, zone: 'C' })
  const textOf = (start: string) => {
    const name = [...files.keys()].find((one) => one.startsWith(start))
    return Buffer.from(files.get(name ?? '') ?? []).toString('latin1')
  }
  const write = (name: string, text: string) => {
    const path = join(folder, name)
    writeFileSync(path, Buffer.from(text, 'latin1'))
    return path
  }
  const pupils = textOf('ElevesSansAdresses')
  const services = textOf('emp_sts_')
  const divisions = [
    ...new Set([...services.matchAll(/<DIVISION CODE="([^"]+)">/g)].map((found) => found[1] ?? '')),
  ]
  const own = seen(pupils, /<STRUCTURES_ELEVE[\s\S]*?<CODE_STRUCTURE>([^<]+)</)
  const other = divisions.find((code) => code !== own) ?? ''
  const second = `<STRUCTURE><CODE_STRUCTURE>${other}</CODE_STRUCTURE><TYPE_STRUCTURE>D</TYPE_STRUCTURE></STRUCTURE>`
  const torn = pupils.replace('</STRUCTURES_ELEVE>', `${second}</STRUCTURES_ELEVE>`)
  const subject = seen(services, /<SERVICE CODE_MATIERE="([^"]+)"/)
  const unknown = services.replace(/<ENSEIGNANT ID="\d+"/, `<ENSEIGNANT ID="${unknownTeacher}"`)
  return {
    good: [write('ElevesSansAdresses.xml', torn), write('emp_sts.xml', unknown)],
    cut: write('Coupe.xml', pupils.slice(0, 20_000)),
    divisions: [own, other],
    service: `${divisions[0]}/${subject}`,
  }
}
