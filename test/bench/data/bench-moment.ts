import type { WorkstationId } from '#shared/domain/core/ids.ts'
import type { Scope } from '#shared/domain/core/scope.ts'

/** Who acts, where and when: the same for every peer, so that every peer must end with the same letters. */
export const benchWorkstation = 'bench-workstation-0001' as WorkstationId
export const benchNowMs = Date.parse('2026-11-23T07:05:00.000Z')
export const benchScopes = ['etab', 'service:vie-scolaire'] as Scope[]
export const benchEpoch = 'bench'
