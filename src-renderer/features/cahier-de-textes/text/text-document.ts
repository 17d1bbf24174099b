import type { Node } from 'prosemirror-model'
import type { Block, Line, RichText, Run } from '#shared/domain/cahier-de-textes/rich-text.ts'
import { textSchema } from './text-schema.ts'

const { nodes, marks } = textSchema

function nodeOfRun(run: Run): Node {
  if (run.kind === 'formula') return nodes.formula.create({ latex: run.latex })
  return textSchema.text(run.text, [
    ...(run.href ? [marks.link.create({ href: run.href })] : []),
    ...(run.isBold ? [marks.bold.create()] : []),
  ])
}

const paragraphOf = (line: Line) => nodes.paragraph.create(null, line.map(nodeOfRun))

function nodeOfBlock(block: Block): Node {
  if (block.kind === 'paragraph') return paragraphOf(block.line)
  if (block.kind === 'display-formula') return nodes.displayFormula.create({ latex: block.latex })
  const items = block.items.map((line) => nodes.item.create(null, paragraphOf(line)))
  return (block.isNumbered ? nodes.numbers : nodes.bullets).create(null, items)
}

/** A stored text as the editor holds it; an empty one is an empty line to type in. */
export function documentOf(text: RichText): Node {
  const blocks = text.blocks.map(nodeOfBlock)
  return nodes.doc.create(null, blocks.length > 0 ? blocks : [nodes.paragraph.create()])
}

function runOf(node: Node): Run {
  if (node.type === nodes.formula) return { kind: 'formula', latex: String(node.attrs['latex']) }
  const link = node.marks.find((mark) => mark.type === marks.link)
  return {
    kind: 'words',
    text: node.text ?? '',
    ...(node.marks.some((mark) => mark.type === marks.bold) && { isBold: true as const }),
    ...(link && { href: String(link.attrs['href']) }),
  }
}

const lineOf = (node: Node): Line => node.children.map(runOf)

function blockOf(node: Node): Block {
  if (node.type === nodes.displayFormula)
    return { kind: 'display-formula', latex: String(node.attrs['latex']) }
  if (node.type === nodes.paragraph) return { kind: 'paragraph', line: lineOf(node) }
  const items = node.children.map((item) => lineOf(item.child(0)))
  return { kind: 'list', isNumbered: node.type === nodes.numbers, items }
}

function isBlankLine(block: Block): boolean {
  return block.kind === 'paragraph' && block.line.length === 0
}

/** What the editor holds as it is stored: without the empty lines at its end. */
export function richTextFrom(document: Node): RichText {
  const blocks = document.children.map(blockOf)
  const last = blocks.findLastIndex((block) => !isBlankLine(block))
  return { blocks: blocks.slice(0, last + 1) }
}
