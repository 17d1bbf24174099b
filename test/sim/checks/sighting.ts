/** What was last seen of a profile: what may not go back. */
export interface Sighting {
  epoch: string | null
  cursor: number
  /** Counts of verdicts when this page opened. */
  since: number
  /** The manifest that was last looked at: as long as it is the same, so is the base. */
  manifest: unknown
  patches: unknown
}
