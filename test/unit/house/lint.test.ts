import { ESLint } from 'eslint'
import { describe, expect, it } from 'vitest'

const root = new URL('../../..', import.meta.url).pathname
const eslint = new ESLint({ cwd: root, ignore: false })

async function complaints(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: `${root}${filePath}` })
  return (result?.messages ?? []).map((message) => `${message.ruleId}: ${message.message}`)
}

const wrong: readonly {
  readonly what: string
  readonly file: string
  readonly code: string
  readonly says: RegExp
}[] = [
  {
    what: 'a feature of the domain importing another',
    file: 'src-shared/domain/absences/x-rules.ts',
    code: `import { rollCallRecord } from '#shared/domain/roll-call/roll-call.ts'\nexport const x = rollCallRecord`,
    says: /never imports another/,
  },
  {
    what: 'a screen importing another feature',
    file: 'src-renderer/features/board/x-screen.tsx',
    code: `import { x } from '#renderer/features/roll-call/x.ts'\nexport const y = x`,
    says: /never imports another/,
  },
  {
    what: 'furniture that knows the store',
    file: 'src-renderer/ui/x.tsx',
    code: `import { x } from '#renderer/store/x.ts'\nexport const y = x`,
    says: /comes as props/,
  },
  {
    what: 'one house importing another',
    file: 'src-renderer/app/x.ts',
    code: `import { x } from '#server/store/x.ts'\nexport const y = x`,
    says: /may not import this/,
  },
  {
    what: 'kernel importing the domain',
    file: 'src-shared/kernel/x.ts',
    code: `import { x } from '#shared/domain/core/actor.ts'\nexport const y = x`,
    says: /kernel imports nothing/,
  },
  {
    what: 'a source importing a test',
    file: 'src-server/store/x.ts',
    code: `import { x } from '#test/support/x.ts'\nexport const y = x`,
    says: /may not import this/,
  },
  {
    what: 'electron outside its folder',
    file: 'src-main/services/x.ts',
    code: `import { app } from 'electron'\nexport const y = app`,
    says: /src-main\/electron only/,
  },
  {
    what: 'Dexie outside the store',
    file: 'src-renderer/features/board/x.ts',
    code: `import { Dexie } from 'dexie'\nexport const y = Dexie`,
    says: /use-records\.ts/,
  },
  {
    what: 'a cipher outside the store',
    file: 'src-renderer/app/x.ts',
    code: `import { argon2id } from 'hash-wasm'\nexport const y = argon2id`,
    says: /Ciphers live in/,
  },
  {
    what: 'WebCrypto outside the store',
    file: 'src-renderer/sync/x.ts',
    code: `export const y = () => crypto.subtle.digest('SHA-256', new Uint8Array(1))`,
    says: /Ciphers live in/,
  },
  {
    what: 'Node in a window',
    file: 'src-renderer/store/x.ts',
    code: `import { readFileSync } from 'node:fs'\nexport const y = readFileSync`,
    says: /runs in « dom »/,
  },
  {
    what: 'React in a rule',
    file: 'src-shared/domain/core/x.ts',
    code: `import { useState } from 'react'\nexport const y = useState`,
    says: /runs in « any »/,
  },
  {
    what: 'fetch in a window',
    file: 'src-renderer/sync/x.ts',
    code: `export const y = () => fetch('/hello')`,
    says: /host\.portal\.call/,
  },
  {
    what: 'a clock in a rule',
    file: 'src-shared/domain/core/x.ts',
    code: `export const y = () => Date.now()`,
    says: /own no clock/,
  },
  {
    what: 'an empty date in a rule',
    file: 'src-shared/domain/core/x.ts',
    code: `export const y = () => new Date()`,
    says: /own no clock/,
  },
  {
    what: 'chance in a rule',
    file: 'src-shared/sync/x.ts',
    code: `export const y = () => Math.random()`,
    says: /own no chance/,
  },
  {
    what: 'an id made in a rule',
    file: 'src-shared/sync/x.ts',
    code: `export const y = () => crypto.randomUUID()`,
    says: /own no chance/,
  },
  {
    what: 'a default export',
    file: 'src-server/store/x.ts',
    code: `export default 1`,
    says: /Export by name/,
  },
  { what: 'a barrel', file: 'src-server/store/x.ts', code: `export { x } from './y.ts'`, says: /No barrel/ },
  {
    what: 'a starred barrel',
    file: 'src-server/store/x.ts',
    code: `export * from './y.ts'`,
    says: /No barrel/,
  },
  {
    what: 'any',
    file: 'src-server/store/x.ts',
    code: `export const y = (z: any) => String(z)`,
    says: /no-explicit-any/,
  },
  { what: 'an enum', file: 'src-server/store/x.ts', code: `export enum Y { a }`, says: /no enum/ },
  {
    what: 'a parent path',
    file: 'src-server/http/x.ts',
    code: `import { x } from '../store/x.ts'\nexport const y = x`,
    says: /address from the house/,
  },
  {
    what: 'an import without extension',
    file: 'src-server/http/x.ts',
    code: `import { x } from '#server/store/x'\nexport const y = x`,
    says: /with its extension/,
  },
  {
    what: 'a file of helpers',
    file: 'src-server/store/date-helpers.ts',
    code: `export const y = 1`,
    says: /kebab-case/,
  },
  {
    what: 'a file in camelCase',
    file: 'src-server/store/readRows.ts',
    code: `export const y = 1`,
    says: /kebab-case/,
  },
  {
    what: 'a disable without a reason',
    file: 'src-server/store/x.ts',
    code: `// eslint-disable-next-line @typescript-eslint/no-explicit-any\nexport const y = (z: any) => String(z)`,
    says: /says why/,
  },
  {
    what: 'a skipped test',
    file: 'test/unit/x.test.ts',
    code: `import { it } from 'vitest'\nit.skip('x', () => undefined)`,
    says: /hides the others/,
  },
  {
    what: 'a focused test',
    file: 'test/unit/x.test.ts',
    code: `import { it } from 'vitest'\nit.only('x', () => undefined)`,
    says: /hides the others/,
  },
  {
    what: 'a test to do',
    file: 'test/unit/x.test.ts',
    code: `import { it } from 'vitest'\nit.todo('x')`,
    says: /hides the others/,
  },
  {
    what: 'a long file',
    file: 'src-server/store/x.ts',
    code: `export const y = 1\n`.repeat(1) + '// one more line\n'.repeat(301),
    says: /max-lines/,
  },
  {
    what: 'a long function',
    file: 'src-server/store/x.ts',
    code: `export function y() {\n${'  console.log(1)\n'.repeat(51)}}`,
    says: /max-lines-per-function/,
  },
  {
    what: 'a hook under a condition',
    file: 'src-renderer/app/x.tsx',
    code: `import { useState } from 'react'\nexport function X({ a }: { a: boolean }) {\n  if (a) useState(1)\n  return null\n}`,
    says: /rules-of-hooks/,
  },
]

describe('the house’s lint', () => {
  for (const { what, file, code, says } of wrong) {
    it(`house §4: refuses ${what} and names the right door`, async () => {
      expect((await complaints(file, code)).join('\n')).toMatch(says)
    })
  }

  const right: readonly { readonly what: string; readonly file: string; readonly code: string }[] = [
    {
      what: 'a feature using its ground',
      file: 'src-shared/domain/absences/x-rules.ts',
      code: `import { allowed } from '#shared/kernel/decision.ts'\nexport const x = allowed`,
    },
    {
      what: 'a screen using the store and the furniture',
      file: 'src-renderer/features/board/x-screen.tsx',
      code: `import { x } from '#renderer/store/x.ts'\nimport { y } from '#renderer/ui/y.tsx'\nexport const z = [x, y]`,
    },
    {
      what: 'Dexie in the store',
      file: 'src-renderer/store/x.ts',
      code: `import { Dexie } from 'dexie'\nexport const y = Dexie`,
    },
    {
      what: 'a moment given to a rule',
      file: 'src-shared/domain/core/x.ts',
      code: `export const y = (epochMs: number) => new Date(epochMs)`,
    },
    {
      what: 'an exception that says why',
      file: 'src-server/store/x.ts',
      code: `// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the driver gives no type here\nexport const y = (z: any) => String(z)`,
    },
    {
      what: 'a test skipped at run time for a stated cause',
      file: 'test/e2e/x.spec.ts',
      code: `import { test } from '@playwright/test'\ntest('x', () => {\n  test.skip(process.platform === 'win32', 'no such signal there')\n})`,
    },
  ]
  for (const { what, file, code } of right) {
    it(`lets ${what} pass`, async () => {
      expect(await complaints(file, code)).toEqual([])
    })
  }
})
