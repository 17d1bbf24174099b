/** Waits a little: the page that has just locked lets its hold go as it dies. */
const patienceMs = 3_000

/**
 * One page at a time writes in a profile (laws S2, V3). Returns how to let go, or null when another window holds it.
 */
export async function holdProfile(profileId: string): Promise<(() => void) | null> {
  let letGo = () => {}
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  return new Promise((resolve) => {
    navigator.locks
      .request(`pupitre-profile-${profileId}`, { signal: AbortSignal.timeout(patienceMs) }, () => {
        resolve(letGo)
        return held
      })
      .catch(() => resolve(null))
  })
}
