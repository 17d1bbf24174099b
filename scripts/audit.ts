import { askAudit, tellAudit } from './ask-audit.ts'

// `npm run audit`: 1 when something grave ships. Where the service does not answer it says so, and 0.
const verdict = await askAudit()
console.log(tellAudit(verdict))
process.exitCode = verdict.kind === 'vulnerable' ? 1 : 0
