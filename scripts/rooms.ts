import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Where code may run: it decides which packages and globals a room may touch. */
export type Environment = 'any' | 'dom' | 'node' | 'electron'

/** A room of the house: a folder or a roof file, what it may import of ours, and where it runs. */
export interface Room {
  /** From the root, folders with a trailing slash; `folder/*` is the files that lie right in it. */
  readonly path: string
  /** Paths it may import besides itself. A trailing slash takes the whole folder. */
  readonly mayImport: readonly string[]
  readonly runsIn: Environment
  /** What to do instead of importing what is above: printed by lint and check-layers. */
  readonly door: string
  /** A plot where rooms are built: lying on it gives no right to what else lies there. */
  readonly isPlot?: true
}

const shared = (...parts: readonly string[]) => parts.map((part) => `src-shared/${part}/`)
const renderer = (...parts: readonly string[]) => parts.map((part) => `src-renderer/${part}/`)
const server = (...parts: readonly string[]) => parts.map((part) => `src-server/${part}/`)
const main = (...parts: readonly string[]) => parts.map((part) => `src-main/${part}/`)

const domainGround = shared('kernel', 'domain/core', 'domain/people', 'domain/timetable')
const wholeGround = ['src-shared/']

const featureDoor =
  'A feature never imports another: pass the value, or move what is common to domain/people or timetable (docs/adding-a-feature.md).'
const upDoor = 'Arrows go down: hand the value over as an argument, or move it to the floor below.'

const groundRooms: readonly Room[] = [
  {
    path: 'src-shared/kernel/',
    mayImport: [],
    runsIn: 'any',
    door: 'kernel imports nothing: what knows a word of the school belongs to domain.',
  },
  {
    path: 'src-shared/domain/core/',
    mayImport: shared('kernel'),
    runsIn: 'any',
    door: 'core knows no feature: it says what a record, a command and a right are.',
  },
  {
    path: 'src-shared/domain/people/',
    mayImport: shared('kernel', 'domain/core'),
    runsIn: 'any',
    door: upDoor,
  },
  {
    path: 'src-shared/domain/timetable/',
    mayImport: shared('kernel', 'domain/core', 'domain/people'),
    runsIn: 'any',
    door: upDoor,
  },
  {
    path: 'src-shared/domain/registry.ts',
    mayImport: shared('domain'),
    runsIn: 'any',
    door: 'the registry lists features and nothing else.',
  },
  {
    path: 'src-shared/domain/generators.ts',
    mayImport: shared('domain'),
    runsIn: 'any',
    door: 'the list of generators is for the simulated school alone: no screen, no engine imports it.',
  },
  {
    path: 'src-shared/protocol/',
    mayImport: shared('kernel'),
    runsIn: 'any',
    door: 'the wire knows no rule: translate at the border that sends or receives.',
  },
  {
    path: 'src-shared/sync/',
    mayImport: shared('kernel', 'domain/core', 'protocol'),
    runsIn: 'any',
    door: 'the engine asks its ports (sync/ports.ts) for what it needs.',
  },
  {
    path: 'src-shared/bridge/',
    mayImport: shared('kernel', 'protocol'),
    runsIn: 'any',
    door: 'a contract imports neither screen nor service.',
  },
]

const mainRooms: readonly Room[] = [
  {
    path: 'src-main/services/',
    mayImport: shared('kernel', 'protocol', 'bridge'),
    runsIn: 'node',
    door: 'a service asks its ports (services/ports.ts) for what it does not own.',
  },
  {
    path: 'src-main/host/',
    mayImport: [...shared('kernel', 'protocol', 'bridge'), ...main('services')],
    runsIn: 'node',
    door: upDoor,
  },
  {
    path: 'src-main/electron/',
    mayImport: [...shared('kernel', 'protocol', 'bridge'), ...main('services', 'host')],
    runsIn: 'electron',
    door: upDoor,
  },
  {
    path: 'src-main/node/',
    mayImport: [...shared('kernel', 'protocol', 'bridge'), ...main('services', 'host')],
    runsIn: 'node',
    door: upDoor,
  },
]

const rendererRooms: readonly Room[] = [
  {
    path: 'src-renderer/ui/',
    mayImport: shared('kernel'),
    runsIn: 'dom',
    door: 'furniture knows no school word and no store: what it shows comes as props.',
  },
  { path: 'src-renderer/store/', mayImport: wholeGround, runsIn: 'dom', door: upDoor },
  {
    path: 'src-renderer/host/',
    mayImport: shared('kernel', 'protocol', 'bridge'),
    runsIn: 'dom',
    door: upDoor,
  },
  {
    path: 'src-renderer/sync/',
    mayImport: [...wholeGround, ...renderer('store', 'host')],
    runsIn: 'dom',
    door: upDoor,
  },
  {
    path: 'src-renderer/lock/',
    mayImport: [...wholeGround, ...renderer('store', 'host', 'sync')],
    runsIn: 'dom',
    door: upDoor,
  },
  {
    path: 'src-renderer/app/',
    mayImport: [...wholeGround, ...renderer('ui', 'store', 'host', 'sync', 'lock', 'features')],
    runsIn: 'dom',
    door: upDoor,
  },
  { path: 'src-renderer/main.tsx', mayImport: ['src-renderer/', 'src-shared/'], runsIn: 'dom', door: upDoor },
]

/** A room of the portal, above the rooms that it may import. */
const portalRoom = (name: string, ...below: readonly string[]): Room => ({
  path: `src-server/${name}/`,
  mayImport: [...wholeGround, ...server(...below)],
  runsIn: 'node',
  door: upDoor,
})

const belowHttp = ['store', 'seals', 'accounts', 'commands', 'cahiers', 'sync', 'import']
const commandLine = portalRoom('cli', ...belowHttp, 'backup', 'seed', 'http')

const serverRooms: readonly Room[] = [
  portalRoom('store'),
  portalRoom('seals', 'store'),
  portalRoom('accounts', 'store', 'commands'),
  portalRoom('commands', 'store', 'seals'),
  portalRoom('cahiers', 'store', 'seals', 'accounts', 'commands'),
  portalRoom('sync', 'store', 'accounts', 'commands', 'cahiers'),
  portalRoom('backup', 'store'),
  portalRoom('import', 'store', 'accounts'),
  portalRoom('seed', 'store', 'commands', 'accounts', 'import'),
  portalRoom('http', ...belowHttp),
  { path: 'src-server/portal.ts', mayImport: ['src-server/', 'src-shared/'], runsIn: 'node', door: upDoor },
  { ...commandLine, mayImport: [...commandLine.mayImport, 'src-server/portal.ts'] },
  { path: 'src-server/main.ts', mayImport: ['src-server/', 'src-shared/'], runsIn: 'node', door: upDoor },
]

const outbuildings: readonly Room[] = [
  {
    path: 'scripts/',
    mayImport: ['src-shared/', 'src-server/', 'src-main/'],
    runsIn: 'node',
    door: 'scripts start the houses; tests import scripts, never the reverse.',
  },
  {
    path: 'test/',
    mayImport: ['src-shared/', 'src-server/', 'src-main/', 'src-renderer/', 'scripts/'],
    runsIn: 'electron',
    door: upDoor,
  },
]

const ground = new Set(['core', 'people', 'timetable'])

function foldersOf(path: string): string[] {
  if (!existsSync(path)) return []
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  )
}

/** One room a feature folder, so that a new feature needs no edit here. */
function featureRooms(root: string): Room[] {
  const domain = foldersOf(join(root, 'src-shared/domain')).filter((name) => !ground.has(name))
  const screens = foldersOf(join(root, 'src-renderer/features'))
  const below = [
    ...wholeGround,
    ...renderer('ui', 'store', 'host', 'sync', 'lock'),
    'src-renderer/features/*',
  ]
  return [
    // Whatever a new folder is called, it is a feature until the plan says otherwise.
    { path: 'src-shared/domain/', mayImport: domainGround, runsIn: 'any', door: featureDoor, isPlot: true },
    { path: 'src-renderer/features/', mayImport: below, runsIn: 'dom', door: featureDoor, isPlot: true },
    ...domain.map((name): Room => ({
      path: `src-shared/domain/${name}/`,
      mayImport: domainGround,
      runsIn: 'any',
      door: featureDoor,
    })),
    ...screens.map((name): Room => ({
      path: `src-renderer/features/${name}/`,
      mayImport: below,
      runsIn: 'dom',
      door: featureDoor,
    })),
    // What every feature's line needs: common ground, which knows no feature.
    { path: 'src-renderer/features/*', mayImport: below, runsIn: 'dom', door: featureDoor },
  ]
}

/** Every room of the house standing at `root`. */
export function roomsOf(root: string): readonly Room[] {
  return [
    ...groundRooms,
    ...mainRooms,
    ...rendererRooms,
    ...serverRooms,
    ...outbuildings,
    ...featureRooms(root),
  ]
}

/** The room a file lies in: the longest path that fits; undefined for a file outside every room. */
export function roomFor(rooms: readonly Room[], file: string): Room | undefined {
  return rooms.filter((room) => covers(room.path, file)).sort((a, b) => b.path.length - a.path.length)[0]
}

export function covers(path: string, file: string): boolean {
  if (path.endsWith('/*'))
    return file.startsWith(path.slice(0, -1)) && !file.slice(path.length - 1).includes('/')
  return path.endsWith('/') ? file.startsWith(path) : file === path
}

/** Whether a file of `room` may import `file`. Its own room, always. */
export function mayImport(room: Room, file: string): boolean {
  return (!room.isPlot && covers(room.path, file)) || room.mayImport.some((path) => covers(path, file))
}
