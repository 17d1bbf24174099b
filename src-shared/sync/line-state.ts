/** What talking to the portal gives at this moment (law S19): one word a cause, in the order a technician looks. */
export const lineStates = [
  'unknown',
  'online',
  'sending',
  'no-network',
  'captive-portal',
  'proxy-auth',
  'certificate',
  'portal-down',
  'session-ended',
  'not-portal',
] as const
export type LineState = (typeof lineStates)[number]

/** Whether the portal answers: data may be called fresh. */
export function isOnline(line: LineState): boolean {
  return line === 'online' || line === 'sending'
}
