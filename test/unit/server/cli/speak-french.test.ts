import { Command, InvalidArgumentError } from 'commander'
import { expect, it } from 'vitest'
import { speakFrench } from '#server/cli/speak-french.ts'

/** What a program says on its error channel when it is called so. */
async function saidOf(...args: readonly string[]): Promise<string> {
  let said = ''
  const refuse = () => {
    throw new InvalidArgumentError('écrivez un jour.')
  }
  const send = new Command('envoie')
    .argument('<fichier>', 'à envoyer')
    .option('--on <jour>', 'le jour', refuse)
    .requiredOption('--to <qui>', 'à qui')
    .action(() => undefined)
  const program = speakFrench(new Command('essai').addCommand(send))
  for (const command of [program, send])
    command.exitOverride().configureOutput({ writeErr: (text) => void (said += text) })
  await program.parseAsync(args, { from: 'user' }).catch(() => undefined)
  return said
}

it('every fault of usage is said in French, with what is wrong and where the help is', async () => {
  const cases: readonly (readonly [readonly string[], RegExp])[] = [
    [['envoie', '--to', 'x'], /Il manque <fichier>/],
    [['envoie', 'f'], /L’option --to <qui> est nécessaire/],
    [['envoie', 'f', '--to'], /Il manque la valeur de l’option --to <qui>/],
    [
      ['envoie', 'f', '--to', 'x', '--on', 'hier'],
      /--on <jour> n’accepte pas «\u00a0hier\u00a0»\u00a0: écrivez un jour/,
    ],
    [['envoie', 'f', '--to', 'x', '--bidule'], /Option inconnue\u00a0: --bidule/],
    [['envoie', 'f', 'g', '--to', 'x'], /Trop d’arguments/],
    [['envoyer'], /Commande inconnue\u00a0: envoyer/],
  ]
  for (const [args, words] of cases) {
    const said = await saidOf(...args)
    expect(said).toMatch(words)
    expect(said).toContain('L’aide est dans')
    expect(said).not.toMatch(/error|argument missing|unknown/i)
  }
})
