import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { execPath } from 'node:process'
import { createInterface } from 'node:readline'

export interface StartedHost {
  readonly url: string
  close(): Promise<void>
}

const hostMain = join(import.meta.dirname, '..', '..', '..', 'src-main', 'node', 'main.ts')

/** The host as people run it: in a process of its own, so that what drives the browser never stands in its way. */
export async function startHost(options: {
  readonly profile: string
  readonly pageFolder: string
  readonly portalUrl: string
}): Promise<StartedHost> {
  const { profile, pageFolder, portalUrl } = options
  const given = ['--no-window', '--profile', profile, '--page', pageFolder, '--portal', portalUrl]
  const host = spawn(execPath, [hostMain, ...given], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(host, 'exit')
  return {
    url: await firstUrl(host.stdout),
    close: async () => {
      host.kill('SIGTERM')
      await ended
    },
  }
}

async function firstUrl(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output }))
    return (JSON.parse(line) as { readonly url: string }).url
  throw new Error('the host did not start')
}
