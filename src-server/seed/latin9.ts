/** Where ISO-8859-15 parts from Latin-1 (formats §1.1). */
const moved: Readonly<Record<string, number>> = {
  '€': 0xa4,
  Š: 0xa6,
  š: 0xa8,
  Ž: 0xb4,
  ž: 0xb8,
  Œ: 0xbc,
  œ: 0xbd,
  Ÿ: 0xbe,
}
const taken = new Set(Object.values(moved))

/** Text as SIECLE writes it: ISO-8859-15, and `?` for what it cannot write. */
export function encodeLatin9(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) {
    const letter = text.charAt(i)
    const code = text.charCodeAt(i)
    bytes[i] = moved[letter] ?? (code < 256 && !taken.has(code) ? code : 0x3f)
  }
  return bytes
}
