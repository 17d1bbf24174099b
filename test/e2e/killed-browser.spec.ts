import { expect } from '@playwright/test'
import { test } from '#test/support/post/school-fixture.ts'
import { killBrowser } from '#test/kill/kill-browser.ts'

test('V4 V5 S2 S17: five times the power is cut in the middle of a call: nothing acknowledged is lost, nothing is doubled', async ({}, testInfo) => {
  test.setTimeout(600_000)
  testInfo.skip(testInfo.project.name === 'electron', 'the killed post is the Node host’s')
  const said: string[] = []
  const report = await killBrowser({ times: 5, seed: 5 }, (text) => said.push(text))
  await testInfo.attach('kills', { body: said.join('\n'), contentType: 'text/plain' })
  expect(report.complaints, `seed ${report.seed}`).toEqual([])
  expect(report.kills).toBeGreaterThanOrEqual(5)
  expect(report.acknowledged).toBeGreaterThan(0)
})
