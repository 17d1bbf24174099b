import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startNodeHost } from '#main/node/start-node-host.ts'
import { folderSize } from './folder-size.ts'
import type { PeerHome } from './peer-home.ts'

/** Our page under the real Node host: its journal is an fsynced file, as on a post. */
export async function ourHome(pageFolder: string, portalUrl: string): Promise<PeerHome> {
  const profile = await mkdtemp(join(tmpdir(), 'pupitre-bench-post-'))
  const host = await startNodeHost({ profile, pageFolder, port: 0, portalUrl })
  return {
    url: host.url,
    diskBeside: () => folderSize(join(profile, 'host')),
    close: async () => {
      await host.close()
      await rm(profile, { recursive: true, force: true })
    },
  }
}
