import { Command } from 'commander'
import { tellFault } from '#server/seals/verification-labels.fr.ts'
import { verifySeals } from '#server/seals/verify-seals.ts'
import { dataOption, withBase } from './data-option.ts'
import { schoolOf } from './school-of.ts'

/** `portal verify-visa [--json]`: exits 1 when a seal or a chain does not hold. */
export function verifyVisaCommand(): Command {
  return new Command('verify-visa')
    .description('revérifie tous les visas\u00a0: textes, empreintes, signatures, suites de sceaux')
    .addOption(dataOption())
    .option('--json', 'un objet JSON, et rien d’autre')
    .action(async (options: { data: string; json?: boolean }) => {
      const found = await withBase(options.data, async (db) => verifySeals(db, await schoolOf(db)))
      if (found.faults.length > 0) process.exitCode = 1
      if (options.json) return console.log(JSON.stringify(found))
      for (const fault of found.faults) console.error(tellFault(fault))
      const summary = `${found.seals} sceaux sur ${found.entries} séances de ${found.cahiers} cahiers`
      console.log(
        found.faults.length === 0
          ? `${summary}\u00a0: tous vérifiés.`
          : `${summary}\u00a0: ${found.faults.length} écarts.`,
      )
    })
}
