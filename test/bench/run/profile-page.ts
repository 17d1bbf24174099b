import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

/** Runs `work` under the profiler of Chromium and leaves `NAME.cpuprofile` in `folder`, for its developer tools. */
export async function profilePage<T>(
  page: Page,
  folder: string,
  name: string,
  work: () => Promise<T>,
): Promise<T> {
  const session = await page.context().newCDPSession(page)
  await session.send('Profiler.enable')
  await session.send('Profiler.setSamplingInterval', { interval: 200 })
  await session.send('Profiler.start')
  try {
    return await work()
  } finally {
    const { profile } = await session.send('Profiler.stop')
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, `${name}.cpuprofile`), JSON.stringify(profile))
    await session.detach()
  }
}
