const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: '’',
  '#39': '’',
  nbsp: ' ',
}

/** Text of PRONOTE without the HTML entities it leaves in (formats §4.3). */
export function plainText(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|apos|#39|nbsp);/g, (_, name: string) => entities[name] ?? '').trim()
}

export interface DescriptionLines {
  readonly subject: string
  readonly teachers: readonly string[]
  readonly audience: readonly string[]
  readonly room: string
}

/** The labelled lines of a DESCRIPTION: « Matière : », « Professeur : », « Classe : »… */
export function linesIn(description: string): DescriptionLines {
  const values = (label: RegExp): string[] =>
    description.split('\n').flatMap((line) => {
      const match = /^\s*([^:]{3,24}?)\s*:\s*(.*)$/.exec(plainText(line))
      return match?.[1] !== undefined && label.test(match[1]) ? splitList(match[2] ?? '') : []
    })
  return {
    subject: values(/^mati[èe]re$/i).join(', '),
    teachers: values(/^professeurs?$/i),
    audience: values(/^(classes?|groupes?|parties? de classe)$/i).map(withoutMarks),
    room: values(/^salles?$/i).join(', '),
  }
}

function splitList(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** `[3AGL1GR1]` and `<3A> 3AG1` name a group and a part of a division. */
function withoutMarks(label: string): string {
  return label.replace(/^\[(.*)\]$/, '$1').trim()
}

/** The audience in a SUMMARY, `MATIERE - 4D` or `MATIERE - [groupe] - <3E> 3°EP1`, when the description is silent. */
export function audienceIn(summary: string): string[] {
  return summary
    .split(' - ')
    .slice(1)
    .map((part) => withoutMarks(part.trim()))
    .filter((part) => part !== '')
}
