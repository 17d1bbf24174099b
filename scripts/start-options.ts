import { join } from 'node:path'
import { env, platform } from 'node:process'
import { userFolder } from '#main/services/user-folder.ts'
import { hasDisplay } from '#main/node/has-display.ts'
import { readArguments } from './read-arguments.ts'

export interface StartOptions {
  /** Folder of everything: the portal's base and the post's data. */
  readonly dataFolder: string
  /** Given: the client alone, on this portal. */
  readonly portalUrl: string | null
  /** `electron`: insists on trying again; `node`: does not try. */
  readonly host: 'any' | 'electron' | 'node'
  readonly hasWindow: boolean
  readonly hasDisplay: boolean
}

/** `npm start -- [--portal URL] [--data DIR] [--host electron|node] [--no-window]`. */
export function readStartOptions(): StartOptions {
  const values = readArguments(
    {
      portal: { type: 'string' },
      data: { type: 'string' },
      host: { type: 'string' },
      'no-window': { type: 'boolean', default: false },
    },
    '--portal ADRESSE, --data DOSSIER, --host electron ou node, --no-window.',
  )
  return {
    dataFolder: values.data ?? userFolder(),
    portalUrl: values.portal ?? null,
    host: values.host === 'electron' || values.host === 'node' ? values.host : 'any',
    hasWindow: !values['no-window'],
    hasDisplay: hasDisplay(platform, env),
  }
}

export function portalFolder(options: StartOptions): string {
  return join(options.dataFolder, 'portail')
}

export function postFolder(options: StartOptions): string {
  return join(options.dataFolder, 'poste')
}
