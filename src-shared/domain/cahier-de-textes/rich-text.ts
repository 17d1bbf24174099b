import { z } from 'zod'

/** A run of a line: words, bold or not, linked or not; or a formula in LaTeX notation. */
export type Run =
  | {
      readonly kind: 'words'
      readonly text: string
      readonly isBold?: true | undefined
      readonly href?: string | undefined
    }
  | { readonly kind: 'formula'; readonly latex: string }

export type Line = readonly Run[]

/** A paragraph, a list, or a formula on a line of its own. */
export type Block =
  | { readonly kind: 'paragraph'; readonly line: Line }
  | { readonly kind: 'list'; readonly isNumbered: boolean; readonly items: readonly Line[] }
  | { readonly kind: 'display-formula'; readonly latex: string }

/** What a lesson needs of rich text, as a document: never HTML. */
export interface RichText {
  readonly blocks: readonly Block[]
}

/** Signs of a text at most, formulas counted as they are typed. */
export const richTextMax = 20_000

const href = z
  .string()
  .max(2000)
  .regex(/^https?:\/\/[^\s]+$/i)
const latex = z.string().min(1).max(2000)
const run = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('words'),
    text: z.string().min(1).max(richTextMax),
    isBold: z.literal(true).optional(),
    href: href.optional(),
  }),
  z.strictObject({ kind: z.literal('formula'), latex }),
])
const line = z.array(run).max(2000)

const block = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('paragraph'), line }),
  z.strictObject({ kind: z.literal('list'), isNumbered: z.boolean(), items: z.array(line).min(1).max(500) }),
  z.strictObject({ kind: z.literal('display-formula'), latex }),
])

function linesOf(one: Block): readonly Line[] {
  if (one.kind === 'paragraph') return [one.line]
  return one.kind === 'list' ? one.items : [[{ kind: 'formula', latex: one.latex }]]
}

function wordsOf(one: Line): string {
  return one.map((each) => (each.kind === 'words' ? each.text : each.latex)).join('')
}

/** Signs of a text: words and formulas, a line break each line. What the counter under the field shows. */
export function countSigns({ blocks }: RichText): number {
  const lines = blocks.flatMap(linesOf)
  return lines.reduce((sum, one) => sum + [...wordsOf(one)].length, Math.max(0, lines.length - 1))
}

/** Its words alone, a line each: for search, for a list of one line, for reading aloud. */
export function plainTextOf({ blocks }: RichText): string {
  return blocks.flatMap(linesOf).map(wordsOf).join('\n')
}

export const emptyText: RichText = { blocks: [] }

export function isBlank(text: RichText): boolean {
  return plainTextOf(text).trim() === ''
}

/** Plain words as a text, a paragraph each line. */
export function richTextOf(words: string): RichText {
  const paragraphs = words.split('\n').filter((each) => each.trim() !== '')
  return { blocks: paragraphs.map((text) => ({ kind: 'paragraph', line: [{ kind: 'words', text }] })) }
}

/** A schema for a text of at most so many signs. */
export function richTextSchema(max: number): z.ZodType<RichText> {
  return z
    .strictObject({ blocks: z.array(block).max(2000) })
    .refine((text) => countSigns(text) <= max, { message: 'too long' })
}
