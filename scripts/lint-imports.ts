import { dependencyKinds } from './dependency-kinds.ts'
import type { Environment, Room } from './rooms.ts'

/** One pattern of ESLint's `no-restricted-imports`. */
export interface ImportBan {
  readonly regex: string
  readonly message: string
}

/** What no file may write, whatever its room. */
export const importBans: readonly ImportBan[] = [
  {
    regex: '^\\.\\./',
    message:
      'Write the address from the house: #shared/…, #renderer/…, #server/…, #main/…, #test/…, #scripts/….',
  },
  {
    regex:
      '^(\\./|#(shared|main|renderer|server|test|scripts)/)(?!.*\\.(ts|tsx|mjs|json|css|svg|png|woff2|html)(\\?.*)?$)',
    message: 'Write the file with its extension: Node runs our sources as they are.',
  },
]

/** Packages with one house of their own, whatever the environment. */
const oneHouse: readonly { readonly regex: string; readonly home: string; readonly message: string }[] = [
  {
    regex: '^electron(/.*)?$',
    home: 'src-main/electron/',
    message: 'electron lives in src-main/electron only: ask for a port in src-main/services/ports.ts.',
  },
  {
    regex: '^electron-store$',
    home: 'src-main/electron/',
    message: 'electron-store lives in src-main/electron only: ask for a port in src-main/services/ports.ts.',
  },
  {
    regex: '^dexie$',
    home: 'src-renderer/store/',
    message: 'Dexie lives in src-renderer/store only: read by use-records.ts, write by run-command.ts.',
  },
  {
    regex: '^axios(/.*)?$',
    home: 'src-main/',
    message: 'Every call to the portal is the host’s: host.portal.call (bridge/portal-contract.ts).',
  },
]

/** Argon2 and hashes: the vault's on a workstation, the accounts' on the portal; the kernel's digest for the rest. */
const cipherHomes = ['src-shared/kernel/', 'src-renderer/store/', 'src-server/accounts/', 'src-server/']
const cipherBan: ImportBan = {
  regex: '^(@noble/|hash-wasm)',
  message: 'Ciphers live in src-renderer/store: ask it for what you need.',
}

const refusedKinds: Readonly<Record<Environment, readonly Environment[]>> = {
  any: ['dom', 'node', 'electron'],
  dom: ['node', 'electron'],
  node: ['dom', 'electron'],
  electron: [],
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')

function aliasOf(path: string): string {
  return path.replace(/^src-(shared|main|renderer|server)\//, '#$1/').replace(/^(test|scripts)\//, '#$1/')
}

function regexOf(alias: string): string {
  if (alias.endsWith('/*')) return `${escape(alias.slice(0, -1))}[^/]+$`
  return alias.endsWith('/') ? escape(alias) : `${escape(alias)}$`
}

/** What a room may not import of ours: everything but what its plan allows. */
function houseBan(room: Room): ImportBan {
  const open = [...(room.isPlot ? [] : [room.path]), ...room.mayImport].map((path) => {
    const alias = aliasOf(path)
    if (alias.startsWith('src-')) return `#${alias.slice(4)}`
    return alias
  })
  const allowed = open.map(regexOf).join('|')
  return {
    regex: `^#(?!${allowed.replaceAll('#', '')})`,
    message: `${room.path} may not import this. ${room.door}`,
  }
}

function environmentBans(room: Room): ImportBan[] {
  const refused = refusedKinds[room.runsIn]
  if (refused.length === 0 || room.path.startsWith('scripts/')) return []
  const names = Object.keys(dependencyKinds).filter((name) =>
    refused.includes(dependencyKinds[name] ?? 'any'),
  )
  const node = refused.includes('node') ? ['node:.*'] : []
  const listed = [...names.map((name) => `${escape(name)}(\\/.*)?`), ...node].join('|')
  return [
    {
      regex: `^(${listed})$`,
      message: `${room.path} runs in « ${room.runsIn} »: this needs more. ${room.door}`,
    },
  ]
}

/** Everything a file of this room may not import, with the right door in each message. */
export function importBansFor(room: Room): readonly ImportBan[] {
  const isOutside = room.path === 'test/' || room.path === 'scripts/'
  return [
    ...importBans,
    houseBan(room),
    ...oneHouse
      .filter(({ home }) => !isOutside && !room.path.startsWith(home))
      .map(({ regex, message }) => ({ regex, message })),
    ...(isOutside || cipherHomes.some((home) => room.path.startsWith(home)) ? [] : [cipherBan]),
    ...environmentBans(room),
  ]
}
