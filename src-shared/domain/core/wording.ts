import { digestOf, type Digest } from '#shared/kernel/digest.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import type { StaffId } from './ids.ts'

/** What somebody wrote, signed: a long text or the few fields that go with it (law S15, C14). */
export interface Wording<T> {
  readonly value: T
  readonly by: StaffId
  /** His own clock. */
  readonly typedAt: Instant
}

/** A text that several may write: the one that stands, those kept beside after a clash, those replaced by others. */
export interface WrittenText<T> {
  readonly standing: Wording<T>
  /** Signed, beside the standing one, until a person chooses. */
  readonly variants: readonly Wording<T>[]
  /** Replaced knowingly, when their author was somebody else (C14). One’s own drafts are not kept. */
  readonly past: readonly Wording<T>[]
}

export interface Rewritten<T> {
  readonly text: WrittenText<T>
  readonly isClash: boolean
}

export function firstWording<T>(wording: Wording<T>): WrittenText<T> {
  return { standing: wording, variants: [], past: [] }
}

/** What replaces keeps what another wrote; what he wrote himself he may forget, where the text is no testimony. */
function replaceStanding<T>(text: WrittenText<T>, next: Wording<T>, keepsOwn: boolean): WrittenText<T> {
  const isOwn = text.standing.by === next.by && !keepsOwn
  return { ...text, standing: next, past: isOwn ? text.past : [...text.past, text.standing] }
}

/**
 * Writes over a text (law S15). Nobody wrote since: it is replaced. Somebody did: his stands, this one is kept
 * beside, signed, until a person chooses. The same words twice are no conflict.
 * @param base digest of the value that the author had before him, null when he saw none
 * @param keepsOwn keeps in the past also what an author replaced of his own (C14): words about a person
 */
export function rewrite<T>(
  text: WrittenText<T>,
  next: Wording<T>,
  base: Digest | null,
  keepsOwn = false,
): Rewritten<T> {
  const standing = digestOf(text.standing.value)
  const mine = digestOf(next.value)
  if (mine === standing) return { text, isClash: false }
  if (base === standing) return { text: replaceStanding(text, next, keepsOwn), isClash: false }
  const isKnown = text.variants.some((variant) => digestOf(variant.value) === mine)
  return { text: isKnown ? text : { ...text, variants: [...text.variants, next] }, isClash: true }
}

/**
 * Ends a clash: the chosen wording stands, the others that the chooser had before him become past, one he did not
 * see stays beside.
 * @param seen digests of the wordings he had before him, the standing one among them
 */
export function chooseWording<T>(
  text: WrittenText<T>,
  chosen: Wording<T>,
  seen: readonly Digest[],
): Rewritten<T> {
  const isSeen = (wording: Wording<T>) => seen.includes(digestOf(wording.value))
  if (!isSeen(text.standing)) return rewrite(text, chosen, null)
  const picked = digestOf(chosen.value)
  const signed = [text.standing, ...text.variants].find((one) => digestOf(one.value) === picked) ?? chosen
  const left = [text.standing, ...text.variants.filter(isSeen)].filter((one) => one !== signed)
  return {
    text: {
      standing: signed,
      variants: text.variants.filter((variant) => !isSeen(variant)),
      past: [...text.past, ...left],
    },
    isClash: false,
  }
}
