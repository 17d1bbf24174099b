import { tellStory } from './scene/tell-story.ts'
const seed = Number(process.argv[2] ?? 1)
const n = Number(process.argv[3] ?? 1)
const t = performance.now()
let bad = 0
let c = { commands: 0, crashes: 0, cuts: 0 }
for (let s = seed; s < seed + n; s++) {
  const story = await tellStory(s, n === 1 ? (line) => console.log(line) : null)
  c.commands += story.commands
  c.crashes += story.crashes
  c.cuts += story.cuts
  if (story.failures.length) {
    bad++
    console.log(s, story.failures.length, story.failures[0])
  }
}
console.log(n, 'seeds', bad, 'bad', c, ((performance.now() - t) / n).toFixed(1), 'ms each')
