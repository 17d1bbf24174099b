import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startNodeHost } from '#main/node/start-node-host.ts'
import { buildBundles } from '#test/bench/run/build-bundles.ts'
import { openBrowser } from '#test/bench/run/open-browser.ts'
import { profilePage } from '#test/bench/run/profile-page.ts'
import { startSchool } from './start-school.ts'
import { benchPassword } from './portal-news.ts'
const size = Number(process.argv[2] ?? 20000)
const dir = await mkdtemp(join(tmpdir(), 'bb-'))
await buildBundles(['own'], dir, { isReadable: true })
let t = performance.now()
const school = await startSchool(size)
console.log('school', (performance.now() - t) | 0, school.url, school.login)
const p = await mkdtemp('/tmp/jj-')
const h = await startNodeHost({ profile: p, pageFolder: dir + '/own', port: 0, portalUrl: school.url })
const prof = await mkdtemp('/tmp/pp-')
const open = async () => {
  const b = await openBrowser(prof, h.url, 'own')
  b.page.on('console', (m) => console.log('>>', m.text().slice(0, 200)))
  b.page.on('pageerror', (e) => console.log('ERR', e.message))
  return b
}
try {
  let b = await open()
  const run = (name: string, e: string) =>
    process.argv[3] ? profilePage(b.page, '/tmp/prof', name, () => b.page.evaluate(e)) : b.page.evaluate(e)
  console.log(
    'signIn',
    await run('sync', `own.signIn(${JSON.stringify(school.login)}, ${JSON.stringify(benchPassword)})`),
  )
  console.log('verify', await b.page.evaluate(`own.verify(${size})`))
  await b.close()
  for (let k = 0; k < 3; k++) {
    b = await open()
    console.log('unlock', await run('unlock', `own.unlock(${JSON.stringify(benchPassword)}, '2026-11')`))
    if (k == 0) console.log('verify', await b.page.evaluate(`own.verify(${size})`))
    await b.close()
  }
} finally {
  await h.close()
  await school.close()
  await rm(dir, { recursive: true, force: true })
}
