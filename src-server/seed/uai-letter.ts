const letters = 'ABCDEFGHJKLMNPRSTUVWXYZ'

/** A whole UAI from its seven digits: the eighth sign is their rest modulo 23 (formats §6). */
export function uaiOf(digits: string): string {
  return `${digits}${letters.charAt(Number(digits) % 23)}`
}
