import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { Command } from 'commander'
import { firstIdentifiers } from '#server/accounts/first-identifiers.ts'
import { listAccounts } from '#server/accounts/list-accounts.ts'
import { fullRegistry, type PortalContext } from '#server/commands/portal-context.ts'
import type { Database } from '#server/store/tables.ts'
import { dataOption, withBase } from './data-option.ts'
import { schoolOf } from './school-of.ts'

async function contextOf(db: Database): Promise<PortalContext> {
  return { db, school: await schoolOf(db), registry: fullRegistry, clock: Date.now }
}

/** `portal accounts [--json]` */
export function accountsCommand(): Command {
  return new Command('accounts')
    .description('liste les comptes')
    .addOption(dataOption())
    .option('--json', 'un objet JSON, et rien d’autre')
    .action(async (options: { data: string; json?: boolean }) => {
      const accounts = await withBase(options.data, async (db) => listAccounts(await contextOf(db)))
      if (options.json) return console.log(JSON.stringify({ accounts }))
      for (const { login, familyName, givenName, roles, state } of accounts) {
        console.log(
          `${login.padEnd(32)} ${`${familyName} ${givenName}`.padEnd(36)} ${roles.join(', ')} (${state})`,
        )
      }
    })
}

/** `portal identifiers --pdf FICHIER`: new first passwords for who never signed in. */
export function identifiersCommand(): Command {
  return new Command('identifiers')
    .description('imprime les premiers identifiants de ceux qui ne se sont jamais connectés, renouvelés')
    .requiredOption('--pdf <fichier>', 'fichier PDF à écrire')
    .addOption(dataOption())
    .action(async (options: { data: string; pdf: string }) => {
      const sheet = await withBase(options.data, async (db) => firstIdentifiers(await contextOf(db), null))
      writeFileSync(options.pdf, sheet.pdf, { mode: 0o600 })
      console.log(`${sheet.accounts} feuillets\u00a0: ${path.resolve(options.pdf)}`)
    })
}
