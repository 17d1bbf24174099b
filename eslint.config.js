import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'
import { houseRules } from './scripts/lint-rules.ts'
import { importBans, importBansFor } from './scripts/lint-imports.ts'
import { roomsOf } from './scripts/rooms.ts'

const root = import.meta.dirname

/** Files past 300 lines. This list may only shrink. */
const oversized = []

const everywhere = [
  {
    selector: 'ExportDefaultDeclaration',
    message: 'Export by name: the importer and the file then say the same word.',
  },
  { selector: 'ExportAllDeclaration', message: 'No barrel: import from the file that declares the thing.' },
  {
    selector: 'ExportNamedDeclaration[source]',
    message: 'No barrel: import from the file that declares the thing.',
  },
  { selector: 'TSEnumDeclaration', message: 'A union of literals, or a union with a `kind`: no enum.' },
  { selector: 'TSModuleDeclaration[kind="namespace"]', message: 'A file is a module already: no namespace.' },
  { selector: 'TSParameterProperty', message: 'Node runs our sources as they are: write the field out.' },
]

const clockDoor = 'Rules own no clock: the moment comes in the context or the arguments.'
const chanceDoor = 'Rules own no chance: ids come in the arguments.'
const noClock = [
  { selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]', message: clockDoor },
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: clockDoor },
  { selector: 'CallExpression[callee.name="Date"]', message: clockDoor },
  {
    selector: 'CallExpression[callee.object.name="performance"][callee.property.name="now"]',
    message: clockDoor,
  },
  {
    selector: 'CallExpression[callee.object.name="Math"][callee.property.name="random"]',
    message: chanceDoor,
  },
  { selector: 'MemberExpression[property.name=/^(randomUUID|getRandomValues)$/]', message: chanceDoor },
]

const cipherDoor = 'Ciphers live in src-renderer/store: ask it for a key ring, a segment or a draft.'
const noCipher = [
  { selector: 'MemberExpression[object.name="crypto"][property.name="subtle"]', message: cipherDoor },
  {
    selector: 'MemberExpression[object.property.name="crypto"][property.name="subtle"]',
    message: cipherDoor,
  },
]

export default tseslint.config(
  {
    ignores: [
      'node_modules/**',
      'out/**',
      'dist/**',
      'dist-*/**',
      '.cache/**',
      'test-results/**',
      'playwright-report/**',
      'docs/**',
    ],
  },
  {
    files: ['**/*.{ts,tsx,mjs,js}'],
    languageOptions: { parser: tseslint.parser, parserOptions: { ecmaFeatures: { jsx: true } } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { '@typescript-eslint': tseslint.plugin, pupitre: { rules: houseRules } },
    rules: {
      'no-restricted-syntax': ['error', ...everywhere],
      'no-restricted-imports': ['error', { patterns: importBans }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' },
      ],
      '@typescript-eslint/no-non-null-assertion': 'error',
      'no-debugger': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'pupitre/file-name': 'error',
      'pupitre/explained-disable': 'error',
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
    },
  },
  ...roomsOf(root).map((room) => ({
    files: [
      room.path.endsWith('/') ? `${room.path}**/*.{ts,tsx,mjs}` : room.path.replace(/\*$/, '*.{ts,tsx}'),
    ],
    rules: { 'no-restricted-imports': ['error', { patterns: importBansFor(room) }] },
  })),
  { files: ['src-shared/**'], rules: { 'no-restricted-syntax': ['error', ...everywhere, ...noClock] } },
  {
    files: ['src-renderer/**'],
    ignores: ['src-renderer/store/**'],
    rules: { 'no-restricted-syntax': ['error', ...everywhere, ...noCipher] },
  },
  {
    files: ['src-renderer/**'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      'no-restricted-globals': [
        'error',
        {
          name: 'fetch',
          message: 'Every call goes through the host: host.portal.call (bridge/portal-contract.ts).',
        },
        {
          name: 'localStorage',
          message: 'Nothing readable touches the disk (V1): the store seals what it keeps.',
        },
        {
          name: 'sessionStorage',
          message: 'Nothing readable touches the disk (V1): the store seals what it keeps.',
        },
      ],
    },
  },
  // A component is mostly the shape of its page.
  {
    files: ['src-renderer/**/*.tsx'],
    rules: { 'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }] },
  },
  // Labels and data tables are read by scanning, not by following.
  { files: ['**/*labels.fr.ts', '**/*-table.ts'], rules: { 'max-lines': 'off' } },
  {
    files: ['test/**'],
    rules: {
      'pupitre/no-hidden-test': 'error',
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  // The past is written once and never followed again.
  { files: ['src-server/store/migrations/**'], rules: { 'max-lines-per-function': 'off' } },
  // Tools ask for a default export.
  {
    files: ['*.config.{ts,js}', 'src-*/vite.config.ts', '**/*.d.ts', 'test/support/post/build-page.ts'],
    rules: { 'no-restricted-syntax': ['error', ...everywhere.slice(1)] },
  },
  ...(oversized.length > 0 ? [{ files: oversized, rules: { 'max-lines': 'off' } }] : []),
)
