import { argv, exit, stdout } from 'node:process'
import { join } from 'node:path'
import type * as fakeModule from './fake-electron.ts'

type FakeElectron = typeof fakeModule

/** Starts an unpacked application on the fake Electron, asks it who it is, and prints the answer. */
const folder = argv[2] ?? ''
argv.push(`--profile=${join(folder, 'profile')}`)
await import(join(folder, 'out/main/main.js'))
const fake = (await import(join(folder, 'node_modules/electron/index.js'))) as FakeElectron & {
  ipcRenderer: { invoke(channel: string, message: object): Promise<unknown> }
}
await fake.becomeReady()
const answer = await fake.ipcRenderer.invoke('pupitre:call', {
  id: 1,
  service: 'post',
  method: 'about',
  input: {},
})
const page = await fake.fakeState.sessions.get('persist:pupitre')?.protocolHandlers.get('app')?.(
  new Request('app://pupitre/index.html') as never,
)
stdout.write(JSON.stringify({ answer, pageStatus: page?.status }))
exit()
