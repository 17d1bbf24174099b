import { allowed, refused, type Decision } from '#shared/kernel/decision.ts'
import { foldText } from '#shared/kernel/fold-text.ts'

/** Longest accepted: a bound on work, not on memory. */
export const passwordLengthMax = 200

function countClasses(password: string): number {
  const classes = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}]/u]
  return classes.filter((one) => one.test(password)).length
}

/** A phrase of at least seven different words. */
function isPhrase(password: string): boolean {
  const words = password
    .trim()
    .split(/[\s\-_.,;:!?'’]+/u)
    .filter((word) => word.length > 1)
  return new Set(words.map(foldText)).size >= 7
}

/** Twenty-five characters, of at least eight different ones. */
function isLongEnough(password: string, length: number): boolean {
  return length >= 25 && new Set([...password]).size >= 8
}

/** Whether it is made of the same few signs over and over. */
function isMonotonous(password: string): boolean {
  return new Set([...password]).size < 6
}

/**
 * The CNIL's recommendation on passwords (deliberation 2022-100): 12 characters of the four classes, or 14 of
 * three, or a long phrase; without the person's login or names; never renewed by force.
 * @param own login, family name, given name: their words of four letters or more must not be in it
 */
export function passwordDecision(password: string, own: readonly string[]): Decision {
  const length = [...password].length
  if (length > passwordLengthMax) return refused('password-too-long', { max: passwordLengthMax })
  const folded = foldText(password).replace(/\s/g, '')
  const ownWords = own.flatMap((name) => foldText(name).split(' ')).filter((word) => word.length >= 4)
  const isOwn = ownWords.some((word) => folded.includes(word))
  if (isOwn) return refused('password-has-own-name')
  // First what is plain to see: « court » is too short, whatever else it lacks. No phrase fits in so little.
  if (length < 12) return refused('password-too-short', { min: 12 })
  if (isMonotonous(password)) return refused('password-too-simple')
  const classes = countClasses(password)
  if ((length >= 12 && classes === 4) || (length >= 14 && classes >= 3)) return allowed
  if (isPhrase(password) || isLongEnough(password, length)) return allowed
  return refused('password-needs-classes', { classes })
}
