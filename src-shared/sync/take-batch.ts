import type { CommandMessage } from '#shared/protocol/push.ts'
import { pushLimits } from '#shared/protocol/version.ts'
import type { PendingCommand } from './pending-command.ts'
import { utf8Length } from './utf8-length.ts'

/** What the message weighs besides its commands. */
const envelopeBytes = 512

/** The next commands to push, in order, within the limits of one push (law S3); always one at least. */
export function takeBatch(queue: readonly PendingCommand[], atMost: number): CommandMessage[] {
  const batch: CommandMessage[] = []
  let bytes = envelopeBytes
  for (const command of queue.slice(0, Math.min(atMost, pushLimits.commands))) {
    const message = messageOf(command)
    bytes += utf8Length(JSON.stringify(message)) + 1
    if (batch.length > 0 && bytes > pushLimits.bytes) break
    batch.push(message)
  }
  return batch
}

export function messageOf({ mid, name, version, args, typedAt }: PendingCommand): CommandMessage {
  return { mid, name, version, args, typedAt }
}
