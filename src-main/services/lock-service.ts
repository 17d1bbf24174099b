import type { EmitterOf, ServiceOf } from '#shared/bridge/contract.ts'
import type { lockContract } from '#shared/bridge/lock-contract.ts'
import type { Page, PowerEvents } from './ports.ts'

/** Tells the window what must lock it (law L1) and gives it a fresh page afterwards (law L2). */
export function createLockService(
  ports: { power: PowerEvents; page: Page },
  emit: EmitterOf<typeof lockContract>,
): { service: ServiceOf<typeof lockContract>; stop: () => void } {
  const stops = [
    ports.power.onMustLock((why) => emit('mustLock', { why })),
    ports.power.onResumed(() => emit('resumed', {})),
  ]
  return {
    service: {
      systemIdle: async () => ({ seconds: ports.power.systemIdle() }),
      freshPage: async () => {
        // The answer leaves first: a page that is being replaced cannot receive it.
        setImmediate(() => ports.page.refresh())
        return { asked: true }
      },
    },
    stop: () => stops.forEach((stop) => stop()),
  }
}
