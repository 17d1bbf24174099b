const alsoPrintable = new Set('ŒœŠšŽžŸ€‚ƒ„…†‡ˆ‰‹›‘’“”•–—˜™')
const stroked: Readonly<Record<string, string>> = { ł: 'l', Ł: 'L', đ: 'd', Đ: 'D', ħ: 'h', Ħ: 'H', ı: 'i' }

/** Text that a PDF's standard fonts can print: letters of Western Europe kept, others without their marks. */
export function printableText(text: string): string {
  return [...text.normalize('NFC')]
    .map((letter) => {
      const isPrintable = /[\u0020-\u007e\u00a0-\u00ff]/.test(letter) || alsoPrintable.has(letter)
      if (isPrintable) return letter
      const bare = stroked[letter] ?? letter.normalize('NFD').replace(/\p{M}/gu, '')
      return /^[\u0020-\u007e]+$/.test(bare) ? bare : '?'
    })
    .join('')
}
