import { tellStory } from '#test/sim/scene/tell-story.ts'

// Started by run-simulation.ts with the fault already planted: plays seeds until a law is seen broken.
const seeds = Number(process.argv[2] ?? 20)
for (let seed = 1; seed <= seeds; seed++) {
  const [first] = (await tellStory(seed)).failures
  if (first) {
    console.log(`${first.law}, seed ${seed}`)
    process.exit(0)
  }
}
console.log('alive')
process.exit(0)
