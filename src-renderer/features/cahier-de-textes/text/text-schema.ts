import { Schema } from 'prosemirror-model'
import 'katex/dist/katex.min.css'

const address = /^https?:\/\/\S+$/i

/**
 * What a lesson needs of rich text, and nothing else: whatever is pasted is read through it, so that colours, tables,
 * styles and scripts stay at the door.
 */
export const textSchema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: {
      group: 'block',
      content: 'inline*',
      parseDOM: ['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre', 'div', 'td', 'th'].map(
        (tag) => ({
          tag,
          priority: tag === 'p' ? 60 : 40,
        }),
      ),
      toDOM: () => ['p', 0],
    },
    bullets: {
      group: 'block',
      content: 'item+',
      parseDOM: [{ tag: 'ul' }],
      toDOM: () => ['ul', 0],
    },
    numbers: {
      group: 'block',
      content: 'item+',
      parseDOM: [{ tag: 'ol' }],
      toDOM: () => ['ol', 0],
    },
    item: { content: 'paragraph', defining: true, parseDOM: [{ tag: 'li' }], toDOM: () => ['li', 0] },
    displayFormula: {
      group: 'block',
      atom: true,
      attrs: { latex: { validate: 'string' } },
      toDOM: (node) => ['div', { 'data-latex': String(node.attrs['latex']) }],
    },
    formula: {
      group: 'inline',
      inline: true,
      atom: true,
      attrs: { latex: { validate: 'string' } },
      toDOM: (node) => ['span', { 'data-latex': String(node.attrs['latex']) }],
    },
    text: { group: 'inline' },
  },
  marks: {
    link: {
      attrs: { href: { validate: 'string' } },
      inclusive: false,
      parseDOM: [
        {
          tag: 'a[href]',
          getAttrs: (element) => {
            const href = element.getAttribute('href') ?? ''
            return address.test(href) ? { href } : false
          },
        },
      ],
      toDOM: (mark) => ['a', { href: String(mark.attrs['href']), rel: 'noreferrer' }, 0],
    },
    bold: { parseDOM: [{ tag: 'strong' }, { tag: 'b' }], toDOM: () => ['strong', 0] },
  },
})
