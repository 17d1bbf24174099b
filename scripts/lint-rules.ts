import { basename } from 'node:path'
import type { Rule } from 'eslint'

type Node = Rule.Node

function reporter(
  message: string,
  check: (context: Rule.RuleContext, report: (node: Node) => void) => Rule.RuleListener,
): Rule.RuleModule {
  return {
    meta: { type: 'problem', schema: [], messages: { wrong: message } },
    create: (context) => check(context, (node) => context.report({ node, messageId: 'wrong' })),
  }
}

const refusedLastWords = /(^|-)(utils?|helpers?|misc|common|manager|base)$/

/** Files are kebab-case and never called after nothing in particular (house §5). */
const fileName = reporter(
  'A file is named in kebab-case after what it exports: no utils, helpers, misc, common, manager, base (house §5).',
  (context, report) => ({
    Program(node) {
      const name = basename(context.filename)
        .replace(/\.(d\.ts|tsx|ts|mjs|js)$/, '')
        .replace(/\.(test|spec|tour|bench|config|fr)$/, '')
        .replace(/\.(fr)$/, '')
      if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) || refusedLastWords.test(name)) report(node as Node)
    },
  }),
)

interface CommentLike {
  readonly value: string
}

/** An exception says why: `eslint-disable-next-line rule -- reason`. */
const explainedDisable: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { wrong: 'An exception says why: add « -- reason » after the rule’s name.' },
  },
  create: (context) => ({
    Program(node) {
      const comments = context.sourceCode.getAllComments() as readonly CommentLike[]
      for (const comment of comments) {
        const isBare = /^\s*eslint-disable/.test(comment.value) && !/\s--\s+\S.{5}/.test(comment.value)
        if (isBare || /@ts-(ignore|nocheck)/.test(comment.value))
          context.report({ node: node as Node, messageId: 'wrong' })
      }
    },
  }),
}

const testRoots = new Set(['it', 'test', 'describe', 'suite'])
const never = new Set(['only', 'todo', 'fixme', 'fails', 'fail'])

interface CallLike {
  readonly callee: {
    readonly type: string
    readonly object?: unknown
    readonly property?: { readonly name?: string }
    readonly name?: string
  }
  readonly arguments: readonly { readonly type: string }[]
}

function rootName(node: unknown): string | undefined {
  const part = node as { type: string; name?: string; object?: unknown; callee?: unknown }
  if (part.type === 'Identifier') return part.name
  return part.type === 'MemberExpression' ? rootName(part.object) : undefined
}

/** `test.skip(condition, 'why')` inside a test tells why at run time; `it.skip('name', …)` hides a test. */
function hidesTest(call: CallLike): boolean {
  if (call.callee.type === 'Identifier')
    return /^(xit|xtest|xdescribe|fit|fdescribe)$/.test(call.callee.name ?? '')
  if (call.callee.type !== 'MemberExpression' || !testRoots.has(rootName(call.callee) ?? '')) return false
  const property = call.callee.property?.name ?? ''
  if (never.has(property)) return true
  const [first] = call.arguments
  return (
    property === 'skip' &&
    (first === undefined || first.type === 'Literal' || first.type === 'TemplateLiteral')
  )
}

const noHiddenTest = reporter(
  'A skipped or focused test hides the others: mend it or take it away (house §2).',
  (_context, report) => ({
    CallExpression(node) {
      if (hidesTest(node as unknown as CallLike)) report(node)
    },
  }),
)

/** The rules that are ours, under `pupitre/` in eslint.config.js. */
export const houseRules: Readonly<Record<string, Rule.RuleModule>> = {
  'file-name': fileName,
  'explained-disable': explainedDisable,
  'no-hidden-test': noHiddenTest,
}
