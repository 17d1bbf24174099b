import { argv, exit } from 'node:process'
import { parseArgs } from 'node:util'
import { buildIfChanged } from '#scripts/build.ts'
import { killBrowser } from './kill-browser.ts'
import { killPortal } from './kill-portal.ts'
import type { KillReport } from './kill-report.ts'

/** `npm run kill-test -- [--times N] [--only browser|portal] [--seed S] [--json]`: exits 1 on any loss. */
const { values } = parseArgs({
  args: argv.slice(2),
  options: {
    times: { type: 'string', default: '50' },
    only: { type: 'string' },
    seed: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
})
const times = Number(values.times)
const seed = values.seed === undefined ? Math.floor(Math.random() * 1_000_000) : Number(values.seed)
const tell = (text: string) => console.error(text)
if (!Number.isInteger(times) || times < 1 || !Number.isInteger(seed)) {
  tell('--times takes a whole number from 1, --seed a whole number.')
  exit(2)
}

tell(`seed ${seed}`)
const reports: KillReport[] = []
if (values.only !== 'portal') {
  await buildIfChanged()
  reports.push(await killBrowser({ times, seed }, tell))
}
if (values.only !== 'browser') reports.push(await killPortal({ times, seed }, tell))
for (const { complaints, ...report } of reports) {
  if (!values.json) console.log(JSON.stringify(report))
  for (const complaint of complaints) tell(`seed ${seed}, ${report.what}: ${complaint}`)
}
if (values.json) console.log(JSON.stringify(reports))
exit(reports.some((report) => report.complaints.length > 0) ? 1 : 0)
