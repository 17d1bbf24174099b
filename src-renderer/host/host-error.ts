export type HostErrorParams = Readonly<Record<string, string | number | boolean>>

/** A call that the host refused or that never came back: a code for labels, and its parameters. */
export interface HostError extends Error {
  readonly code: string
  readonly params: HostErrorParams
}

export function hostError(code: string, params: HostErrorParams = {}): HostError {
  return Object.assign(new Error(`host: ${code}`), { code, params })
}

export function isHostError(error: unknown): error is HostError {
  return error instanceof Error && error.message.startsWith('host: ') && 'code' in error
}
