import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { Command, InvalidArgumentError } from 'commander'
import { instantOf } from '#shared/kernel/instant.ts'
import { isPlainDate, type PlainDate } from '#shared/kernel/plain-date.ts'
import { wallClockAt } from '#shared/kernel/school-clock.ts'
import { ensureStaffAccounts, type CreatedAccount } from '#server/accounts/create-accounts.ts'
import { importFiles } from '#server/import/import-files.ts'
import { accountsOpenedText, reportText } from '#server/import/import-report-labels.fr.ts'
import { isRefusal, type ImportRefusal, type ImportReport } from '#server/import/import-report.ts'
import { openDatabase } from '#server/store/database.ts'
import { openPostgres } from '#server/store/open-postgres.ts'
import type { Database } from '#server/store/tables.ts'
import { dataOption } from './data-option.ts'

interface ImportFlags {
  readonly dryRun?: true
  readonly json?: true
  readonly on?: PlainDate
  readonly data: string
}

/** `portal import`: exit 0 when imported, 2 when refused. With `--json`, one object on stdout and nothing else. */
export function importCommand(): Command {
  return new Command('import')
    .description('Importe les fichiers de SIECLE, de STS, le calendrier scolaire ou un agenda iCalendar')
    .argument('<fichier...>', 'fichiers tels que téléchargés, archives zip comprises')
    .option('--dry-run', 'dit ce que l’import ferait, sans rien écrire')
    .option('--json', 'écrit le compte rendu en JSON')
    .option('--on <AAAA-MM-JJ>', 'jour auquel la présence est jugée (aujourd’hui)', dayOf)
    .addOption(dataOption())
    .action(async (paths: string[], flags: ImportFlags) => {
      const { result, created } = await runImport(paths, flags)
      say(result, flags.json === true)
      if (created.length > 0 && flags.json !== true) process.stdout.write(accountsOpenedText(created.length))
      if (isRefusal(result)) process.exitCode = 2
    })
}

function dayOf(text: string): PlainDate {
  if (!isPlainDate(text)) throw new InvalidArgumentError('écrivez un jour comme 2026-09-01.')
  return text
}

/** `npm run` changes folder: a relative path is that of where the person is. */
function placeOf(file: string): string {
  const { INIT_CWD } = process.env
  return existsSync(file) || INIT_CWD === undefined ? file : path.resolve(INIT_CWD, file)
}

async function runImport(
  paths: readonly string[],
  flags: ImportFlags,
): Promise<{ result: ImportReport | ImportRefusal; created: readonly CreatedAccount[] }> {
  const nowMs = Date.now()
  const created: CreatedAccount[] = []
  const closers: (() => Promise<void>)[] = []
  const openBase = async (): Promise<Database> => {
    const { DATABASE_URL } = process.env
    const base = await openPostgres(
      DATABASE_URL ? { databaseUrl: DATABASE_URL } : { dataDir: flags.data, join: true },
    )
    closers.push(() => base.close())
    const db = await openDatabase(base.url)
    closers.push(() => db.destroy())
    return db
  }
  try {
    const result = await importFiles(openBase, {
      files: paths.map((file) => ({ name: file, bytes: placeOf(file) })),
      on: flags.on ?? wallClockAt(nowMs, 'Europe/Paris').date,
      dryRun: flags.dryRun === true,
      now: instantOf(nowMs),
      newId: randomUUID,
      openAccounts: async (tx, school, staff) => {
        created.push(...(await ensureStaffAccounts(tx, school, staff, instantOf(nowMs))))
      },
    })
    return { result, created }
  } finally {
    for (const close of closers.reverse()) await close()
  }
}

function say(result: ImportReport | ImportRefusal, asJson: boolean): void {
  if (asJson) process.stdout.write(`${JSON.stringify(result)}\n`)
  else if (isRefusal(result)) process.stderr.write(`${result.refused.message}\n`)
  else process.stdout.write(reportText(result))
}
