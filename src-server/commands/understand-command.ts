import type { AnyCommandType, Read } from '#shared/domain/core/command.ts'
import type { CommandMessage } from '#shared/protocol/push.ts'
import { argsOf } from './judge-command.ts'
import type { Registry } from './portal-context.ts'

/** A command that this portal can judge. */
export interface ReadyCommand {
  readonly kind: 'ready'
  readonly message: CommandMessage
  readonly type: AnyCommandType
  readonly args: unknown
  readonly reads: readonly Read[]
}

/** A command as it came, before anything of the school is known: no lock is held for it. */
export type UnderstoodCommand =
  | ReadyCommand
  /** Of a newer Pupitre: it waits for the portal's upgrade (law S12). */
  | { readonly kind: 'unknown'; readonly message: CommandMessage; readonly reads: readonly [] }
  | { readonly kind: 'invalid-args'; readonly message: CommandMessage; readonly reads: readonly [] }

export function understandCommand(registry: Registry, message: CommandMessage): UnderstoodCommand {
  const type = registry.commands.get(message.name)
  if (!type || message.version > type.version) return { kind: 'unknown', message, reads: [] }
  const args = argsOf(type, message)
  if (args === undefined) return { kind: 'invalid-args', message, reads: [] }
  return { kind: 'ready', message, type, args, reads: type.reads(args) }
}
