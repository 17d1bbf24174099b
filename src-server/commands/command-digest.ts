import { createHash } from 'node:crypto'
import { canonicalJson } from '#shared/kernel/canonical-json.ts'
import type { CommandMessage } from '#shared/protocol/push.ts'

/** Tells a command pushed again from another command under the same number (law S2). */
export function commandDigest(command: CommandMessage): string {
  const { name, version, args, typedAt } = command
  return createHash('sha256').update(canonicalJson({ name, version, args, typedAt })).digest('base64url')
}
