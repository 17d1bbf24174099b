import { z } from 'zod'
import { idSchema } from '#shared/domain/core/ids.ts'
import { defineRecord } from '#shared/domain/core/record-type.ts'
import { schoolRetention } from '#shared/domain/core/school-retention.ts'
import { serviceScope } from '#shared/domain/core/scope.ts'
import { digestSchema } from '#shared/domain/core/wording-schema.ts'
import type { Digest } from '#shared/kernel/digest.ts'
import type { CahierId } from './seal.ts'

/** Where the chain of seals of a cahier stands: the next one binds to `head`, so none can be taken out unseen. Id of the cahier. */
export interface SealChain {
  readonly id: CahierId
  readonly length: number
  readonly head: Digest
}

export const sealChainRecord = defineRecord<SealChain>({
  kind: 'sealChain',
  version: 1,
  schema: z.object({ id: idSchema<CahierId>(), length: z.int().min(1), head: digestSchema }),
  scopesOf: () => [serviceScope('direction')],
  readers: ['direction'],
  partitionOf: () => '',
  load: 'lazy',
  fields: { id: 'fixed', length: 'state', head: 'state' },
  retention: schoolRetention,
  upgrades: [],
})
