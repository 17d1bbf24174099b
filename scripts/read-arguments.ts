import { argv, exit, stderr } from 'node:process'
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'

/**
 * What was typed after `--`. An option that is not known, or lacks its value, ends the program with 2 and one French
 * sentence: whoever starts a demonstration is no developer.
 */
export function readArguments<Options extends ParseArgsOptionsConfig>(options: Options, usage: string) {
  try {
    return parseArgs({ args: argv.slice(2), options }).values
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    stderr.write(`Ce qui suit «\u00a0--\u00a0» n’est pas compris. Ce qui peut y être\u00a0: ${usage}\n`)
    return exit(2)
  }
}
