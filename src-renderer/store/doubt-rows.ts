import { sealManifest } from './manifest.ts'
import { tellVault, type VaultState } from './vault-state.ts'

/** The base is damaged or contradicted: it will be pulled whole. What is readable stays so meanwhile; the outbox is not touched (law S11). */
export async function doubtRows(state: VaultState, why: string): Promise<void> {
  if (state.manifest.mustRefresh) return
  state.manifest = { ...state.manifest, mustRefresh: true }
  state.report(why)
  tellVault(state)
  await state.writing
    .run(async () => {
      await state.disk.write({ meta: [await sealManifest(state, state.manifest)] })
    })
    .catch(() => state.report('manifest-unwritable'))
}
