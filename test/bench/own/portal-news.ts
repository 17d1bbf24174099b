/** What the portal's process says once it is ready. */
export interface PortalNews {
  readonly url: string
  readonly login: string
}

/** Of an invented person in an invented school, on a base that lives as long as the bench. */
export const benchPassword = 'Banc d’essai n° 4 du lycée'
