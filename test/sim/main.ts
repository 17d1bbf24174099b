import { readOptions, type SimOptions } from './read-options.ts'
import { tellStory } from './scene/tell-story.ts'

/** What `--json` prints, one object and nothing else. */
interface SimReport {
  readonly seeds: number
  readonly from: number
  commands: number
  crashes: number
  cuts: number
  readonly failures: { readonly seed: number; readonly law: string; readonly message: string }[]
  seconds: number
}

async function run({ seeds, from, isJson }: Extract<SimOptions, { kind: 'run' }>): Promise<number> {
  const began = performance.now()
  const report: SimReport = { seeds, from, commands: 0, crashes: 0, cuts: 0, failures: [], seconds: 0 }
  for (let seed = from; seed < from + seeds; seed++) {
    const story = await tellStory(seed)
    report.commands += story.commands
    report.crashes += story.crashes
    report.cuts += story.cuts
    for (const { law, message } of story.failures) {
      report.failures.push({ seed, law, message })
      if (!isJson) console.log(`graine ${seed}  ${law}\u00a0: ${message}`)
    }
  }
  report.seconds = Math.round((performance.now() - began) / 10) / 100
  if (isJson) console.log(JSON.stringify(report))
  else
    console.log(
      `${seeds} graines depuis ${from}\u00a0: ${report.commands} commandes, ${report.crashes} arrêts, ${report.cuts} coupures, ` +
        `${report.failures.length} fautes, en ${report.seconds} s`,
    )
  return report.failures.length > 0 ? 1 : 0
}

async function replay(seed: number): Promise<number> {
  const { failures, commands, crashes, cuts } = await tellStory(seed, (line) => console.log(line))
  console.log(
    `graine ${seed}\u00a0: ${commands} commandes, ${crashes} arrêts, ${cuts} coupures, ${failures.length} fautes`,
  )
  return failures.length > 0 ? 1 : 0
}

const read = readOptions(process.argv.slice(2))
if (read.kind === 'refused') {
  console.error(read.message)
  process.exitCode = 2
} else
  process.exitCode =
    read.options.kind === 'replay' ? await replay(read.options.seed) : await run(read.options)
