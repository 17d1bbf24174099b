import { randomInt } from 'node:crypto'
import { firstWords } from './first-words-table.ts'

/**
 * A password to type once from a sheet of paper: five words and a number, about 50 bits, which the rules
 * accept as a long phrase.
 */
export function newFirstPassword(): string {
  const words = new Set<string>()
  while (words.size < 5) words.add(firstWords[randomInt(firstWords.length)] ?? '')
  const text = `${[...words].join('-')}-${randomInt(100, 1000)}`
  return text.length >= 25 ? text : newFirstPassword()
}
