import { stdout } from 'node:process'

const silentMs = 2_000

/** Says what is being waited for once it has lasted two seconds, and counts; nothing for what is quick. */
export async function showProgress<T>(what: string, work: Promise<T>): Promise<T> {
  const startedAt = performance.now()
  const elapsed = () => performance.now() - startedAt
  const line = () => `${what}\u00a0: ${Math.round(elapsed() / 1000)}\u00a0s`
  let told = 0
  const timer = setInterval(() => {
    if (elapsed() < silentMs) return
    // A terminal gets one line that counts; a log gets one at first, then every ten seconds.
    if (stdout.isTTY) stdout.write(`\r${line()}`)
    else if (told % 10 === 0) stdout.write(`${line()}\n`)
    told += 1
  }, 1_000)
  try {
    return await work
  } finally {
    clearInterval(timer)
    if (told > 0) stdout.write(stdout.isTTY ? `\r${line()}\n` : `${line()}\n`)
  }
}
