import type { Retention } from '#shared/domain/core/record-type.ts'

/** The school's data: leaves memory at lock (law V6), leaves the disk with the profile's keys. */
export const schoolRetention: Retention = { owner: 'school', clearOn: 'lock' }
