import type { Node } from 'prosemirror-model'
import type { NodeView } from 'prosemirror-view'
import { showFormula } from './show-formula.ts'

/** A formula as the editor shows it: drawn, one piece under the cursor. */
export function formulaView(node: Node): NodeView {
  const isDisplay = !node.isInline
  const dom = document.createElement(isDisplay ? 'div' : 'span')
  dom.dataset['formula'] = isDisplay ? 'display' : 'inline'
  showFormula(dom, String(node.attrs['latex']), isDisplay)
  return { dom, ignoreMutation: () => true }
}
