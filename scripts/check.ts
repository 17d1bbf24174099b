import { program, runHouseChecks, runStep } from './check-step.ts'

// Everything that needs no window: what one runs before each commit. `npm test` adds the browser.
const failed = await runHouseChecks()
console.log('\n── suites')
const suites = await runStep(...program('vitest/vitest.mjs', 'run'), { PUPITRE_PROPERTY: 'short' })
if (suites.code !== 0) failed.push('suites')
console.log(failed.length === 0 ? '\nAll is well.' : `\nTo mend: ${failed.join(', ')}.`)
process.exitCode = failed.length === 0 ? 0 : 1
