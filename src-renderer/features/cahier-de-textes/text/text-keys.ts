import { baseKeymap, chainCommands, toggleMark } from 'prosemirror-commands'
import { history, redo, undo } from 'prosemirror-history'
import { InputRule, inputRules, wrappingInputRule } from 'prosemirror-inputrules'
import { keymap } from 'prosemirror-keymap'
import { liftListItem, splitListItem, wrapInList } from 'prosemirror-schema-list'
import type { Command, Plugin } from 'prosemirror-state'
import { textSchema } from './text-schema.ts'

const { nodes, marks } = textSchema

export const toggleBold: Command = toggleMark(marks.bold)

/** Into a list, or out of it when in one already. */
export function toggleList(isNumbered: boolean): Command {
  const wrap = wrapInList(isNumbered ? nodes.numbers : nodes.bullets)
  return chainCommands(liftListItem(nodes.item), wrap)
}

export function insertFormula(latex: string): Command {
  return (state, dispatch) => {
    dispatch?.(state.tr.replaceSelectionWith(nodes.formula.create({ latex })).scrollIntoView())
    return true
  }
}

/** Links the selected words, or writes the address itself where there are none. */
export function setLink(href: string): Command {
  return (state, dispatch) => {
    const { from, to, empty } = state.selection
    const link = marks.link.create({ href })
    const tr = empty
      ? state.tr.replaceSelectionWith(textSchema.text(href, [link]), false)
      : state.tr.addMark(from, to, link)
    dispatch?.(tr.scrollIntoView())
    return true
  }
}

/** « $x^2$ » becomes the formula as its last sign is typed. */
const dollarRule = new InputRule(/\$([^$\s][^$]*)\$$/, (state, match, start, end) => {
  const latex = match[1] ?? ''
  return state.tr.replaceWith(start, end, nodes.formula.create({ latex }))
})

/** Keys and gestures of the text: lists from « - » and « 1. », formulas from « $ », undo, bold. */
export const textPlugins: readonly Plugin[] = [
  history(),
  inputRules({
    rules: [
      dollarRule,
      wrappingInputRule(/^\s*[-*]\s$/, nodes.bullets),
      wrappingInputRule(/^\s*1[.)]\s$/, nodes.numbers),
    ],
  }),
  keymap({
    'Mod-z': undo,
    'Mod-y': redo,
    'Mod-Shift-z': redo,
    'Mod-b': toggleBold,
    Enter: splitListItem(nodes.item),
  }),
  keymap(baseKeymap),
]
