import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildBundles } from './build-bundles.ts'
import { serveFolder } from './serve-folder.ts'
import { openBrowser } from './open-browser.ts'
const size = Number(process.argv[2] ?? 2000); const peers = (process.argv[3] ?? 'dexie,rxdb,rxdb-encrypted,pouchdb').split(',')
const dir = await mkdtemp(join(tmpdir(), 'bench-'))
let t = performance.now(); await buildBundles(peers, dir); console.log('build', (performance.now()-t)|0)
const served = await serveFolder(dir)
for (const name of peers) {
  const profile = await mkdtemp(join(tmpdir(), 'prof-'))
  t=performance.now()
  for (const steps of [[`write(${size})`],[`load(${size})`,`queryDays(${size},15)`,`queryPupils(${size},15)`,`act(${size},40)`]]) {
    const b = await openBrowser(profile, `${served.url}/${name}/`)
    b.page.on('pageerror', e=>console.log('ERR', e.message)); b.page.on('console', m=>console.log('>', m.text().slice(0,300)))
    await b.page.waitForFunction('globalThis.bench')
    for (const step of steps) { const r: any = await b.page.evaluate(`bench.${step}`).catch(e=>({ms:[],err:String(e).slice(0,500)})); const s=[...r.ms].sort((a:number,b:number)=>a-b); console.log(name, step, 'med', s[s.length>>1]?.toFixed(2), 'p95', s[Math.floor(s.length*0.95)]?.toFixed(2), r.err ?? (JSON.stringify(r.expected)===JSON.stringify(r.found)?'ok':JSON.stringify(r))) }
    await b.close()
  }
  console.log('  total', (performance.now()-t)|0)
  await rm(profile,{recursive:true,force:true})
}
await served.close(); await rm(dir,{recursive:true,force:true})
