import type { PortalSession } from '#main/services/portal/sealed-session.ts'
import { emptyTables, type MemoryTables } from '#renderer/store/memory-vault-disk.ts'
import type { PersistencePoint } from '#test/sim/disk/persistence.ts'
import type { SimVaultDisk } from '#test/sim/disk/sim-vault-disk.ts'
import { createSimFiles, type SimFiles } from '#test/sim/disk/sim-files.ts'
import type { World } from '#test/sim/world/world.ts'

/** Something that dies: a page, a host. What it asked for is never answered afterwards. */
export interface Life {
  isAlive: boolean
}

/** How a crash comes: the page alone, the whole program, or the current. */
export type CrashKind = 'page' | 'program' | 'power'

/** One computer: its disks outlive whatever runs on it. */
export interface Machine {
  readonly tables: MemoryTables
  /** Whose they are. */
  tablesOf: string | null
  readonly files: SimFiles
  /** By profile: the portal's session, sealed. */
  readonly tokens: Map<string, PortalSession>
  /** The profiles of the post, as its own database in IndexedDB holds them. */
  profiles: string | null
  /** Which copies of the profiles have all that was last written. */
  readonly profilesIn: { indexedDb: boolean; files: boolean }
  /** Which disk refuses to write now. */
  readonly full: { indexedDb: boolean; files: boolean }
  /** When IndexedDB last began to refuse, and when it had room again. */
  fullSinceMs: number
  roomSinceMs: number
  /** Persistence steps since the story began. */
  steps: number
  /** The step at which everything stops; null when nothing is planned. */
  crashAtStep: { readonly step: number; readonly kind: CrashKind } | null
  readonly crash: (kind: CrashKind) => void
  /** The life of the host, and of the page. */
  hostLife: Life
  pageLife: Life
  readonly pagePoint: (life: Life) => PersistencePoint
  /** IndexedDB as the page that lives has it open. */
  pageDisk: SimVaultDisk | null
}

/** Made anew for each who waits: one for all would hold everything that ever died. */
const never = () => new Promise<never>(() => undefined)

export function createMachine(world: World, crash: (kind: CrashKind) => void): Machine {
  const { chance } = world
  const latency = () => (chance.likely(0.05) ? chance.whole(400) : 1 + chance.whole(4))
  const pointOf = (life: () => Life): PersistencePoint => ({
    chance,
    async pass(step) {
      if (!life().isAlive) return never()
      machine.steps += 1
      const planned = machine.crashAtStep
      if (planned && machine.steps >= planned.step) {
        machine.crashAtStep = null
        crash(planned.kind)
        if (!life().isAlive) return never()
      }
      const asker = life()
      await world.wait(latency())
      if (!asker.isAlive) return never()
      if (step === 'disk-write') return machine.full.indexedDb
      return (step === 'file-write' || step === 'file-sync') && machine.full.files
    },
  })
  const machine: Machine = {
    tables: emptyTables(),
    tablesOf: null,
    tokens: new Map(),
    files: createSimFiles(pointOf(() => machine.hostLife)),
    full: { indexedDb: false, files: false },
    ...{ profiles: null, profilesIn: { indexedDb: true, files: true } },
    ...{ fullSinceMs: 0, roomSinceMs: -60_000 },
    steps: 0,
    crashAtStep: null,
    crash,
    hostLife: { isAlive: true },
    pageLife: { isAlive: true },
    pagePoint: (life) => pointOf(() => life),
    pageDisk: null,
  }
  return machine
}
