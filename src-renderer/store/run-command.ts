import type { CommandType } from '#shared/domain/core/command.ts'
import { currentVault } from './current-vault.ts'
import type { RunResult } from './run-result.ts'

/**
 * The only way a screen changes anything. The view is patched at once, in the same frame; the promise
 * resolves when the command is durable in the outbox and in the journal (law V4), or refused with a code.
 */
export function runCommand<Args>(command: CommandType<Args>, args: Args): Promise<RunResult> {
  return currentVault().run(command, args)
}
