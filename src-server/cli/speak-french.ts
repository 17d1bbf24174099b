import type { Command, Option } from 'commander'
import { tellHelpHead, tellUsageFault, usageLabels } from './usage-labels.fr.ts'

function describeOption({ description, defaultValue, defaultValueDescription }: Option): string {
  const usual = defaultValueDescription ?? (defaultValue === undefined ? '' : String(defaultValue))
  return usual === '' ? description : `${description} ${usageLabels.usual(usual)}`
}

/** Gives a program and its commands their help and their faults of usage in French: commander speaks English. */
export function speakFrench(program: Command): Command {
  program.usage('[commande] [options]').helpCommand('help [commande]', usageLabels.helpCommand)
  for (const command of [program, ...program.commands]) {
    command
      .helpOption('-h, --help', usageLabels.help)
      .configureHelp({ helpWidth: 100, styleTitle: tellHelpHead, optionDescription: describeOption })
      .showSuggestionAfterError(false)
      .configureOutput({
        outputError: (said, write) => write(`${tellUsageFault(said)}\n${usageLabels.seeHelp}\n`),
      })
  }
  return program
}
