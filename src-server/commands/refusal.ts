import type { RefusalParams } from '#shared/kernel/decision.ts'

/** A refusal at the portal's door: the status says whose fault it is, the code what labels will say. */
export class Refusal extends Error {
  readonly status: number
  readonly code: string
  readonly params: RefusalParams

  constructor(status: number, code: string, params: RefusalParams = {}) {
    super(code)
    this.status = status
    this.code = code
    this.params = params
  }
}
