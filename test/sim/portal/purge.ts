import type { SimPortal } from './portal-state.ts'

/** As `purge-tombstones.ts` does: what is deleted is forgotten, and the floor rises to the last of it. */
export function purgeInMemory({ base }: SimPortal): void {
  const dead = [...base.rows].filter(([, row]) => row.deleted)
  if (dead.length === 0) return
  const floor = Math.max(base.clock.floor, ...dead.map(([, row]) => row.rev))
  for (const [key] of dead) base.rows.delete(key)
  base.leftScopes = base.leftScopes.filter(({ rev }) => rev > floor)
  base.clock = { ...base.clock, floor }
}
