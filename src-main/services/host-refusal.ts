export type RefusalParams = Readonly<Record<string, string | number | boolean>>

/** What a service throws when it will not do what was asked: a code for labels, no sentence, no stack across the bridge. */
export interface HostRefusal extends Error {
  readonly refusalCode: string
  readonly params: RefusalParams
}

export function hostRefusal(code: string, params: RefusalParams = {}): HostRefusal {
  return Object.assign(new Error(code), { refusalCode: code, params })
}

export function isHostRefusal(error: unknown): error is HostRefusal {
  return error instanceof Error && 'refusalCode' in error && typeof error.refusalCode === 'string'
}
