import { z } from 'zod'
import { answerMark } from './envelope.ts'

/** What a poke carries, and nothing more (law S18): the school's head revision. */
export const pokeMessage = z.object({ head: z.int().min(0) })
export type PokeMessage = z.infer<typeof pokeMessage>

/** The answer of a long poll, and of plain polling. */
export const headAnswer = z.object({ ...answerMark, head: z.int().min(0) })
export type HeadAnswer = z.infer<typeof headAnswer>
