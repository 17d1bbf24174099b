import { z } from 'zod'
import { idSchema, type StaffId } from './ids.ts'
import { instantSchema } from './kernel-schemas.ts'
import type { Wording, WrittenText } from './wording.ts'
import { isDigest, type Digest } from '#shared/kernel/digest.ts'

export const digestSchema = z.string().refine(isDigest) as unknown as z.ZodType<Digest>

export function wordingSchema<T>(value: z.ZodType<T>): z.ZodType<Wording<T>> {
  return z.strictObject({
    value,
    by: idSchema<StaffId>(),
    typedAt: instantSchema,
  }) as unknown as z.ZodType<Wording<T>>
}

export function writtenTextSchema<T>(value: z.ZodType<T>): z.ZodType<WrittenText<T>> {
  const wording = wordingSchema(value)
  return z.strictObject({
    standing: wording,
    variants: z.array(wording),
    past: z.array(wording),
  })
}
