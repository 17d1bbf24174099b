/* eslint-disable no-restricted-globals -- the token of one run of the Node host: nothing of a person, dead with the host */
const storageKey = 'pupitre-host-token'

/**
 * This run's token. It comes in the address's fragment, which no server sees, and leaves the address at once; the
 * tab keeps it for the fresh page that follows a lock (law L2). It opens nothing once the host has stopped.
 */
export function takeSocketToken(): string | null {
  const given = location.hash.slice(1)
  if (given !== '') {
    sessionStorage.setItem(storageKey, given)
    history.replaceState(null, '', location.pathname + location.search)
    return given
  }
  return sessionStorage.getItem(storageKey)
}
