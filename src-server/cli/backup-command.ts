import path from 'node:path'
import { Command } from 'commander'
import { restoreBackup } from '#server/backup/restore-backup.ts'
import { writeBackup } from '#server/backup/write-backup.ts'
import { dataOption, withBase } from './data-option.ts'

/** `portal backup FICHIER`: while the portal works, if it does. */
export function backupCommand(): Command {
  return new Command('backup')
    .description('sauvegarde toute la base dans un fichier')
    .argument('<fichier>', 'fichier à écrire')
    .addOption(dataOption())
    .action(async (file: string, options: { data: string }) => {
      await withBase(options.data, (db) => writeBackup(db, path.resolve(file), new Date().toISOString()))
      console.log(`Sauvegarde écrite\u00a0: ${path.resolve(file)}`)
    })
}

/** `portal restore FICHIER`: the portal stopped; all or nothing. */
export function restoreCommand(): Command {
  return new Command('restore')
    .description('remet la base dans l’état d’une sauvegarde, portail arrêté')
    .argument('<fichier>', 'sauvegarde à relire')
    .addOption(dataOption())
    .action(async (file: string, options: { data: string }) => {
      const restore = { alone: true } as const
      await withBase(
        options.data,
        (db) => restoreBackup(db, path.resolve(file), new Date().toISOString()),
        restore,
      )
      console.log(
        'Base restaurée. Les postes rechargeront leurs données\u00a0; ce qu’ils gardaient à envoyer partira.',
      )
    })
}
