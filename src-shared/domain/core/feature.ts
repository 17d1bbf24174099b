import type { AnyCommandType } from './command.ts'
import type { AnyRecordType } from './record-type.ts'

/** One feature of the domain: what it keeps and what can be done. One line of `registry.ts`. */
export interface Feature {
  readonly name: string
  readonly records: readonly AnyRecordType[]
  readonly commands: readonly AnyCommandType[]
}
