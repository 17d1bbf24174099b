import type { LocalStore } from '#shared/sync/ports.ts'
import { commitCheckpoint } from './commit-checkpoint.ts'
import { compactLog } from './compact-log.ts'
import { doubtRows } from './doubt-rows.ts'
import { renumberOutbox } from './renumber-outbox.ts'
import { digestLog } from './segment-log.ts'
import { createStaging, stagePage } from './stage-checkpoint.ts'
import type { VaultState } from './vault-state.ts'

/** The opened vault as the engine knows it. */
export function localStoreOf(state: VaultState): LocalStore {
  return {
    workstationId: state.profileId,
    state: () => state.manifest,
    // The first command not yet on the disk stops the queue: what is pushed must survive a crash (law V4).
    pending() {
      const { entries } = state.outbox
      const end = entries.findIndex(({ isDurable }) => !isDurable)
      return (end < 0 ? entries : entries.slice(0, end)).map(({ command }) => command)
    },
    beginCheckpoint(fresh) {
      const staging = createStaging(state, fresh)
      return {
        stage: (page) => stagePage(state, staging, page),
        async commit(close) {
          const isApplied = await commitCheckpoint(state, staging, close).catch((error: unknown) => {
            state.report('checkpoint-unwritable')
            throw error
          })
          void compactLog(state).catch(() => state.report('compaction-failed'))
          return isApplied
        },
      }
    },
    digests: (scopes) => digestLog(state.log, scopes),
    doubtBase: () => doubtRows(state, 'base-doubted'),
    renumber: (expected, reused) => renumberOutbox(state, expected, reused),
  }
}
