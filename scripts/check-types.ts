import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const compiler = fileURLToPath(new URL('../node_modules/typescript-native/bin/tsc', import.meta.url))

/** One tsconfig a room: touching `window` in a rule is then a compile error (house §4). */
export const typedRooms: readonly string[] = [
  'src-shared',
  'src-server',
  'src-main',
  'src-main/electron',
  'src-renderer',
  'scripts',
  'test',
]

/** Compiles one room without writing anything. The answer is what the compiler said, empty when it is content. */
export function checkRoom(room: string): Promise<string> {
  return new Promise((resolve) => {
    let said = ''
    const child = spawn(process.execPath, [compiler, '-p', room, '--pretty', 'false'], { cwd: root })
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.on('close', (code) => resolve(code === 0 ? '' : said || `tsc ended with ${code}`))
  })
}

/** Compiles every room, two at a time. */
export async function checkTypes(say: (text: string) => void): Promise<number> {
  const waiting = typedRooms.filter((room) => existsSync(`${root}/${room}/tsconfig.json`))
  let faults = 0
  const work = async () => {
    for (let room = waiting.shift(); room !== undefined; room = waiting.shift()) {
      const said = await checkRoom(room)
      // A room without a file yet is not a fault.
      const isFault = said !== '' && !said.includes('TS18003')
      if (isFault) faults += 1
      say(isFault ? `types ${room}\n${said.trimEnd()}` : `types ${room} ok`)
    }
  }
  await Promise.all([work(), work()])
  return faults
}

if (import.meta.main) process.exitCode = (await checkTypes(console.log)) === 0 ? 0 : 1
