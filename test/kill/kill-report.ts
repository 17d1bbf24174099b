/** What is counted while programs are killed. */
export interface Killing {
  kills: number
  /** Kills of host and browser at once. */
  wholePost: number
  /** Kills while a password was being tried. */
  atUnlock: number
  /** Drafts that had to be given back. */
  drafts: number
  gestures: number
  acknowledged: number
  /** Texts chosen in the tray, of two versions that met. */
  choices: number
  readonly complaints: string[]
}

export interface KillReport extends Readonly<Killing> {
  readonly what: 'browser' | 'portal'
  readonly seed: number
  readonly seconds: number
}
