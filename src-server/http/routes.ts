import { accountRoutes } from './account-routes.ts'
import { cahierRoutes } from './cahier-routes.ts'
import { importRoutes } from './import-routes.ts'
import type { AnyRoute } from './route.ts'
import { sessionRoutes } from './session-routes.ts'
import { syncRoutes } from './sync-routes.ts'
import { traceRoutes } from './trace-routes.ts'
import { workstationRoutes } from './workstation-routes.ts'

/** Every route of the portal, each with the right that it demands. */
export const routes: readonly AnyRoute[] = [
  ...syncRoutes,
  ...sessionRoutes,
  ...accountRoutes,
  ...workstationRoutes,
  ...importRoutes,
  ...traceRoutes,
  ...cahierRoutes,
]
