/** An element on its way to a file: attributes, then text or children. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly content: string | readonly XmlElement[]
}

type Fields = Readonly<Record<string, string | number | null>>

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escape = (text: string) => text.replace(/[&<>"]/g, (letter) => escapes[letter] ?? letter)

export function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...content: readonly XmlElement[]
): XmlElement {
  return { name, attributes, content }
}

export function leaf(name: string, text: string | number): XmlElement {
  return { name, attributes: {}, content: String(text) }
}

/** One leaf a field; a null field is not written at all, an empty one is written empty (formats §1.1). */
export function leaves(fields: Fields): XmlElement[] {
  return Object.entries(fields).flatMap(([name, value]) => (value === null ? [] : [leaf(name, value)]))
}

function write(node: XmlElement, indent: string, into: string[]): void {
  const attributes = Object.entries(node.attributes).map(([name, value]) => ` ${name}="${escape(value)}"`)
  const open = `${indent}<${node.name}${attributes.join('')}`
  if (typeof node.content === 'string') {
    into.push(`${open}>${escape(node.content)}</${node.name}>`)
  } else if (node.content.length === 0) {
    into.push(`${open}/>`)
  } else {
    into.push(`${open}>`)
    for (const child of node.content) write(child, `${indent}  `, into)
    into.push(`${indent}</${node.name}>`)
  }
}

/** The whole file as the ministry’s tools lay it out. */
export function xmlDocument(root: XmlElement): string {
  const lines = ['<?xml version="1.0" encoding="ISO-8859-15"?>']
  write(root, '', lines)
  return `${lines.join('\n')}\n`
}
