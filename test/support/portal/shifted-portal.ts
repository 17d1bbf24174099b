import { argv } from 'node:process'
import { startPortal, type PortalOptions } from '#server/portal.ts'
import { portalOrder } from './portal-order.ts'

/** The real portal in a process of its own, at a test's hour: `node shifted-portal.ts '{"dataDir":…,"shiftMs":…}'`. */
const { databaseUrl, dataDir, school, shiftMs } = portalOrder.parse(JSON.parse(argv[2] ?? '{}'))
const options: PortalOptions = {
  ...(databaseUrl === undefined ? {} : { databaseUrl }),
  ...(dataDir === undefined ? {} : { dataDir }),
  ...(school === undefined ? {} : { school }),
  port: 0,
  clock: () => Date.now() + shiftMs,
  onFault: (fault) => console.error(fault),
}
const portal = await startPortal(options)
process.send?.({ url: portal.url })
// The channel's end is the order to stop, and what happens if whoever started us is killed.
process.once('disconnect', () => void portal.close().then(() => process.exit(0)))
