import { z } from 'zod'
import type { Brand } from '#shared/kernel/brand.ts'

/** One person of the staff, in one school; also the owner of `user:` scopes. */
export type StaffId = Brand<string, 'StaffId'>

/** An installed client as one person's profile sees it: it numbers its own commands (law S2). */
export type WorkstationId = Brand<string, 'WorkstationId'>

/** A schema for one branded id: 1 to 80 characters without spaces or control characters. */
export function idSchema<Id extends string>(): z.ZodType<Id> {
  return z.string().regex(/^[A-Za-z0-9][A-Za-z0-9:._-]{0,79}$/) as unknown as z.ZodType<Id>
}
