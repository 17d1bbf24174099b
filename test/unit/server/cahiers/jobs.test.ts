import { describe, expect, it } from 'vitest'
import { createJobs, type Watch } from '#server/cahiers/jobs.ts'
import { Refusal } from '#server/commands/refusal.ts'
import { eventually } from '#test/support/eventually.ts'

function scene() {
  const stopping = new AbortController()
  const faults: unknown[] = []
  return { stopping, faults, jobs: createJobs(stopping.signal, (error) => faults.push(error)) }
}

/** Works until it is told to stop. */
async function endless({ breathe, progress }: Watch): Promise<never> {
  for (let done = 0; ; done++) {
    progress(done, 1_000_000)
    await breathe()
  }
}

describe('the long work of the portal', () => {
  it('is done one at a time, in the order it was asked', async () => {
    const { jobs } = scene()
    const told: string[] = []
    const work = (name: string) => async () => {
      told.push(`${name} begins`)
      await Promise.resolve()
      told.push(`${name} ends`)
      return {}
    }
    jobs.start('a', 'visa-pdf', work('first'))
    const second = jobs.start('b', 'archive', work('second'))
    expect(second.state).toBe('waiting')
    await jobs.settled()
    expect(told).toEqual(['first begins', 'first ends', 'second begins', 'second ends'])
    expect(jobs.read('b', second.id).state).toBe('done')
  })

  it('is cancelled while it works or while it waits, and lets the next one begin', async () => {
    const { jobs, faults } = scene()
    const first = jobs.start('a', 'visa-pdf', endless)
    const second = jobs.start('a', 'visa-pdf', endless)
    const third = jobs.start('a', 'visa-pdf', async () => ({}))
    await eventually(() => expect(jobs.read('a', first.id).done).toBeGreaterThan(0))
    expect(jobs.cancel('a', second.id).state).toBe('cancelled')
    expect(jobs.cancel('a', first.id).state).toBe('cancelled')
    await jobs.settled()
    expect([first, second, third].map(({ id }) => jobs.read('a', id).state)).toEqual([
      'cancelled',
      'cancelled',
      'done',
    ])
    expect(faults).toEqual([])
  })

  it('S5: another’s is unknown, to read and to cancel', async () => {
    const { jobs, stopping } = scene()
    const { id } = jobs.start('a', 'visa-pdf', endless)
    for (const act of [jobs.read, jobs.cancel])
      expect(() => act('b', id)).toThrow(new Refusal(404, 'document-unknown'))
    stopping.abort()
    await jobs.settled()
    expect(jobs.read('a', id).state).toBe('cancelled')
  })

  it('says why it failed: a refusal by its code, a fault without its words', async () => {
    const { jobs, faults } = scene()
    const refused = jobs.start('a', 'visa-pdf', () => Promise.reject(new Refusal(422, 'document-empty')))
    const broken = jobs.start('a', 'visa-pdf', () => Promise.reject(new Error('secret')))
    await jobs.settled()
    expect(jobs.read('a', refused.id)).toMatchObject({ state: 'failed', code: 'document-empty' })
    expect(JSON.stringify(jobs.read('a', broken.id))).not.toContain('secret')
    expect(jobs.read('a', broken.id)).toMatchObject({ state: 'failed', code: 'portal-failure' })
    expect(faults).toHaveLength(1)
  })

  it('is refused when twenty wait already', async () => {
    const { jobs, stopping } = scene()
    for (let at = 0; at < 20; at++) jobs.start('a', 'visa-pdf', endless)
    expect(() => jobs.start('a', 'visa-pdf', endless)).toThrow(
      new Refusal(429, 'too-many-requests', { waitSeconds: 30 }),
    )
    stopping.abort()
    await jobs.settled()
  })
})
