import { resolve } from 'node:path'
import { program, runStep } from './check-step.ts'
import { ensureChromium, missingChromium } from './ensure-chromium.ts'
import { readArguments } from './read-arguments.ts'

// `npm run tour -- --shots DIR`: plays the main job without a screen and leaves a numbered PNG of every step.
const values = readArguments({ shots: { type: 'string', default: 'out/tour' } }, '--shots DOSSIER.')
const chromium = await ensureChromium()
if (chromium === null) {
  console.error(missingChromium)
  process.exit(1)
}
const folder = resolve(values.shots)
const command = program('@playwright/test/cli.js', 'test', '--config', 'tour.config.ts')
const { code } = await runStep(...command, { PUPITRE_SHOTS: folder, CHROMIUM_PATH: chromium })
console.log(code === 0 ? `\nLes images sont dans ${folder}` : '\nLa visite s’est arrêtée avant la fin.')
process.exitCode = code
