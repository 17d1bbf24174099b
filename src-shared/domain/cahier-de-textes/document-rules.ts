import { allowed, refused, type Decision } from '#shared/kernel/decision.ts'

/** Signs of an address at most. */
const addressMax = 2000

/** The scheme of what was typed, « file » of « file:///… »; a drive letter or a network path is a file too. */
function schemeOf(address: string): string | null {
  if (/^[a-z]:[\\/]/i.test(address) || address.startsWith('\\\\')) return 'file'
  return /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase() ?? null
}

/** A machine of the web: no space in it, no account nor password before it. */
const webPage = /^https:\/\/[^\s/@?#\\]+(?:[/?#]\S*)?$/i

/**
 * Whether an address may be given to pupils with a lesson: a page of the web over https. Any other scheme is refused
 * with what it is, so that its author knows what to do: a file of his own computer opens on nobody else’s.
 */
export function canLink(address: string): Decision {
  const typed = address.trim()
  if (typed === '') return refused('address-empty')
  const scheme = schemeOf(typed)
  if (scheme === null) return refused('address-without-scheme')
  if (scheme === 'http') return refused('address-not-protected')
  if (scheme === 'file') return refused('address-of-a-file')
  if (scheme !== 'https') return refused('address-scheme', { scheme })
  if (typed.length > addressMax) return refused('address-too-long', { max: addressMax })
  return webPage.test(typed) ? allowed : refused('address-unreadable')
}
