import { describe, expect, it } from 'vitest'
import { serveContract } from '#main/host/serve-contract.ts'
import type { TechnicalLog } from '#main/services/technical-log-port.ts'
import type { HostServices } from '#shared/bridge/host-contract.ts'

const logged: string[] = []
const log: TechnicalLog = { write: (_level, code) => void logged.push(code), close: () => undefined }
let calls = 0

const services = {
  portal: { call: () => Promise.resolve() },
  lock: {
    systemIdle: async () => {
      calls += 1
      return { seconds: 'beaucoup' as unknown as number }
    },
    freshPage: () =>
      Promise.reject(Object.assign(new Error('/home/odile.marchal/secret'), { code: 'ENOSPC' })),
  },
} as unknown as HostServices
const serve = serveContract(services, log)

describe('serve-contract', () => {
  it('refuses an untrusted sender before looking at anything, and the handler never runs', async () => {
    calls = 0
    const answer = await serve(
      { id: 4, service: 'lock', method: 'systemIdle', input: {} },
      { isTrusted: false },
    )
    expect(answer).toEqual({ id: 4, ok: false, code: 'sender-refused', params: {} })
    expect(calls).toBe(0)
    expect(logged.at(-1)).toBe('sender-refused')
  })

  it.each([null, 'texte', [], { id: 'x' }, { id: 1, service: 1, method: 'a' }])(
    'refuses a message of no known shape: %j',
    async (raw) => {
      expect(await serve(raw, { isTrusted: true })).toMatchObject({ ok: false, code: 'message-refused' })
    },
  )

  it('checks what a service answers as much as what it is asked', async () => {
    expect(
      await serve({ id: 5, service: 'lock', method: 'systemIdle', input: {} }, { isTrusted: true }),
    ).toEqual({ id: 5, ok: false, code: 'output-refused', params: {} })
  })

  it('tells a failure by its code: neither message, nor path, nor stack', async () => {
    const answer = await serve(
      { id: 6, service: 'lock', method: 'freshPage', input: {} },
      { isTrusted: true },
    )
    expect(answer).toEqual({ id: 6, ok: false, code: 'service-failed', params: { cause: 'enospc' } })
  })

  it('refuses a nest without end', async () => {
    let nest: unknown = 'fond'
    for (let depth = 0; depth < 5_000; depth += 1) nest = [nest]
    expect(
      await serve({ id: 7, service: 'portal', method: 'call', input: { body: nest } }, { isTrusted: true }),
    ).toMatchObject({ code: 'input-oversize' })
  })
})
