import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, extname, join } from 'node:path'
import { promisify } from 'node:util'
import type { Dialogs } from '#main/services/ports.ts'
import { hostWords } from '#main/services/post/host-labels.fr.ts'

/** Answers given in advance, for tests and scripts. */
export interface ScriptedDialogs {
  readonly saveFolder?: string
  readonly files?: readonly string[]
  readonly opensAddresses?: boolean
}

/** Files are asked for with the desktop's own dialog (zenity); saved ones go to the downloads folder, under a free name. */
export function createNodeDialogs(scripted: ScriptedDialogs): Dialogs {
  return {
    askWhereToSave: async (name) => freePath(scripted.saveFolder ?? downloadsFolder(), name),
    askForFiles: async ({ multiple }) => scripted.files ?? askDesktop(multiple),
    confirmAddress: async (address) => scripted.opensAddresses ?? askAddress(address),
  }
}

function downloadsFolder(): string {
  const named = ['Téléchargements', 'Downloads'].map((name) => join(homedir(), name))
  return named.find((folder) => existsSync(folder)) ?? homedir()
}

function freePath(folder: string, name: string): string {
  const extension = extname(name)
  for (let at = 1; ; at += 1) {
    const suffix = at === 1 ? '' : ` (${at})`
    const path = join(folder, `${basename(name, extension)}${suffix}${extension}`)
    if (!existsSync(path)) return path
  }
}

async function askDesktop(multiple: boolean): Promise<readonly string[]> {
  const args = ['--file-selection', '--separator=\n', ...(multiple ? ['--multiple'] : [])]
  // Cancelled, or no zenity on this machine: no file was chosen.
  const chosen = await promisify(execFile)('zenity', args).catch(() => ({ stdout: '' }))
  return chosen.stdout.split('\n').filter((path) => path !== '')
}

/** No zenity on this machine, or refused: nothing opens. */
function askAddress(address: string): Promise<boolean> {
  const args = ['--question', '--no-markup', '--text', `${hostWords.openAddress}\n\n${address}`]
  return promisify(execFile)('zenity', args).then(
    () => true,
    () => false,
  )
}
