/** A failure that the person at the console can act on: the message is a French sentence, printed without a stack. */
export class PortalFailure extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}
