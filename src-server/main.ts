import { Command } from 'commander'
import { archiveCommand } from './cli/archive-command.ts'
import { demoFilesCommand } from './cli/demo-files-command.ts'
import { accountsCommand, identifiersCommand } from './cli/accounts-command.ts'
import { backupCommand, restoreCommand } from './cli/backup-command.ts'
import { importCommand } from './cli/import-command.ts'
import { serveCommand } from './cli/serve-command.ts'
import { speakFrench } from './cli/speak-french.ts'
import { verifyVisaCommand } from './cli/verify-visa-command.ts'
import { PortalFailure } from './store/portal-failure.ts'

const program = new Command('portal')
  .description('Portail de référence de Pupitre')
  .addCommand(serveCommand(), { isDefault: true })
  .addCommand(importCommand())
  .addCommand(backupCommand())
  .addCommand(restoreCommand())
  .addCommand(accountsCommand())
  .addCommand(identifiersCommand())
  .addCommand(demoFilesCommand())
  .addCommand(verifyVisaCommand())
  .addCommand(archiveCommand())

try {
  await speakFrench(program).parseAsync()
} catch (error) {
  if (!(error instanceof PortalFailure)) throw error
  console.error(error.message)
  process.exitCode = 1
}
