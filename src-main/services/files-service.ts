import { readFile, stat, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { ServiceOf } from '#shared/bridge/contract.ts'
import type { filesContract } from '#shared/bridge/files-contract.ts'
import { hostRefusal } from './host-refusal.ts'
import type { Dialogs, Page } from './ports.ts'
import { safeName } from './safe-name.ts'

const fileBytesMax = 50 * 1024 * 1024

/** Documents that a person asked for, written where that person said and nowhere else (law V1). */
export function createFilesService(ports: { dialogs: Dialogs; page: Page }): ServiceOf<typeof filesContract> {
  return {
    save: async ({ suggestedName, bytes }) => {
      const path = await ports.dialogs.askWhereToSave(safeName(suggestedName))
      if (path === null) return { saved: false }
      await writeFile(path, Buffer.from(bytes, 'base64'), { mode: 0o600 })
      return { saved: true }
    },
    pick: async ({ accept, multiple }) => {
      const paths = await ports.dialogs.askForFiles({ accept, multiple })
      return { files: await Promise.all(paths.map(readChosen)) }
    },
    print: async ({ format }) => ({ printed: await ports.page.print(format) }),
  }
}

async function readChosen(path: string): Promise<{ name: string; bytes: string }> {
  if ((await stat(path)).size > fileBytesMax) throw hostRefusal('file-too-large', { maxBytes: fileBytesMax })
  return { name: basename(path), bytes: (await readFile(path)).toString('base64') }
}
