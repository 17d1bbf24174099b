import { expect, it } from 'vitest'
import { killPortal } from '#test/kill/kill-portal.ts'

it(
  'S1 S2 S17: five times the portal is killed in the middle of pushes: no verdict given is lost, no command has two effects, no PostgreSQL is left',
  { timeout: 300_000 },
  async () => {
    const said: string[] = []
    const report = await killPortal({ times: 5, seed: 5 }, (text) => said.push(text))
    expect(report.complaints, `seed ${report.seed}\n${said.join('\n')}`).toEqual([])
    expect(report.kills).toBe(5)
    expect(report.acknowledged).toBeGreaterThan(20)
  },
)
