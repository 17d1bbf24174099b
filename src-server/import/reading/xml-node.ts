/** One row of a file (an ELEVE, a SERVICE…) with what is inside it. Text is kept exactly as written. */
export interface XmlNode {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlNode[]
  readonly text: string
}

/** Children of that name, in order. */
export function childrenOf(node: XmlNode, ...names: readonly string[]): readonly XmlNode[] {
  return node.children.filter((child) => names.includes(child.name))
}

/** Descendants of that name at any depth, not looking inside those found. */
export function descendantsOf(node: XmlNode, name: string): readonly XmlNode[] {
  return node.children.flatMap((child) => (child.name === name ? [child] : descendantsOf(child, name)))
}

/** A flat view for zod: attributes, then the text of each child, the first of a name winning over later ones. */
export function fieldsOf(node: XmlNode): Record<string, string> {
  const fields: Record<string, string> = { ...node.attributes }
  for (const child of node.children) {
    if (child.children.length === 0 && (fields[child.name] ?? '') === '') fields[child.name] = child.text
  }
  return fields
}
