import type { z } from 'zod'

/** One method that a window may call: what goes in, what comes out. */
export interface Method {
  readonly in: z.ZodType
  readonly out: z.ZodType
}

/** One service of the host: its methods, and the events it may push. A plain object: everything else is derived. */
export interface Contract {
  readonly name: string
  readonly methods: Readonly<Record<string, Method>>
  readonly events: Readonly<Record<string, z.ZodType>>
}

export function defineContract<const C extends Contract>(contract: C): C {
  return contract
}

/** What the host must implement for a contract. */
export type ServiceOf<C extends Contract> = {
  readonly [M in keyof C['methods']]: (
    input: z.output<C['methods'][M]['in']>,
  ) => Promise<z.input<C['methods'][M]['out']>>
}

/** What a window sees of a contract. */
export type ClientOf<C extends Contract> = {
  readonly [M in keyof C['methods']]: (
    input: z.input<C['methods'][M]['in']>,
  ) => Promise<z.output<C['methods'][M]['out']>>
} & {
  on<E extends keyof C['events'] & string>(
    event: E,
    listener: (payload: z.output<C['events'][E]>) => void,
  ): () => void
}

/** How a service pushes its events. */
export type EmitterOf<C extends Contract> = <E extends keyof C['events'] & string>(
  event: E,
  payload: z.input<C['events'][E]>,
) => void

/** One call over any transport. */
export interface CallMessage {
  readonly id: number
  readonly service: string
  readonly method: string
  readonly input: unknown
}

/** Errors cross as data: a code and its parameters, no stack. */
export type AnswerMessage =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | {
      readonly id: number
      readonly ok: false
      readonly code: string
      readonly params: Readonly<Record<string, string | number | boolean>>
    }

export interface EventMessage {
  readonly service: string
  readonly event: string
  readonly payload: unknown
}

/** The name of the one door that the preload opens in the window. */
export const preloadDoorName = 'pupitreHost'
