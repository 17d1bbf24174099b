import type { Role } from '#shared/domain/core/actor.ts'

/** What only some may ask of the portal, beside commands: who decides on accounts, imports, reads the log, prints cahiers. */
export const portalRights = [
  'accounts',
  'charter-desk',
  'import',
  'parked',
  'access-log',
  'cahier-print',
  'cahier-archives',
] as const
export type PortalRight = (typeof portalRights)[number]

/**
 * The roles that hold each right. Reading the access log is a right of its own (C13): whoever administers the
 * portal does not thereby read who consulted what.
 */
export const portalRightHolders: Readonly<Record<PortalRight, readonly Role[]>> = {
  accounts: ['direction', 'administrator'],
  'charter-desk': ['direction', 'secretariat', 'administrator'],
  import: ['direction', 'administrator'],
  parked: ['direction', 'administrator'],
  'access-log': ['direction'],
  // A teacher his own. Not an inspector: paper would outlive his pass (C2).
  'cahier-print': ['teacher', 'direction'],
  'cahier-archives': ['direction'],
}

/** Whether a person holds a right on the portal, from his roles alone. */
export function hasPortalRight(actor: { readonly roles: readonly Role[] }, right: PortalRight): boolean {
  return portalRightHolders[right].some((role) => actor.roles.includes(role))
}
