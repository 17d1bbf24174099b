import { Command } from 'commander'
import { demoFilesCommand } from './cli/demo-files-command.ts'
import { serveCommand } from './cli/serve-command.ts'
import { PortalFailure } from './store/portal-failure.ts'

const program = new Command('portal')
  .description('Portail de référence de Pupitre')
  .configureHelp({ helpWidth: 100 })
  .addCommand(serveCommand(), { isDefault: true })
  .addCommand(demoFilesCommand())

try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof PortalFailure)) throw error
  console.error(error.message)
  process.exitCode = 1
}
