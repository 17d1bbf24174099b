/** Failures in a row after which a login is locked for a while. */
export const failuresMax = 10

const firstDelayMs = 60_000
const longestDelayMs = 60 * 60_000

/** How long a login stays locked after so many failures: a minute at the tenth, doubling at each more, an hour at most. */
export function lockDelayMs(failures: number): number {
  if (failures < failuresMax) return 0
  return Math.min(firstDelayMs * 2 ** Math.min(failures - failuresMax, 20), longestDelayMs)
}

/** One address may fail so often in a quarter of an hour, whatever the logins: a school is often one address. */
export const addressFailuresMax = 100
export const addressWindowMs = 15 * 60_000
