import { describe, expect, it } from 'vitest'
import type { PortalReply } from '#shared/bridge/portal-contract.ts'
import { marked } from '#shared/protocol/envelope.ts'
import { createPortalTransport } from '#renderer/sync/portal-transport.ts'
import { aBox } from '#test/support/box-portal.ts'
import { ModelPortal } from '#test/support/model-portal.ts'

const message = {
  ...{
    proto: 1 as const,
    workstationId: 'post-0001',
    epoch: null,
    cursor: 0,
    scopes: [],
    schema: {},
    page: null,
  },
  ...{ wantsDigest: true, outcomesAfter: 0 },
}

function aPullOf(change: (body: Record<string, unknown>) => unknown) {
  const portal = new ModelPortal()
  portal.put('tray', aBox('t0'))
  const body = change({ ...portal.pull(message) })
  const call = async (): Promise<PortalReply> => ({ kind: 'answer', body })
  return createPortalTransport({ call } as never).pull(message)
}

describe('S19: what the portal answers is validated', () => {
  it('S19: a sound answer passes, its rows with all their fields', async () => {
    const reply = await aPullOf((body) => body)
    expect(reply).toMatchObject({
      kind: 'answer',
      body: { rows: [{ kind: 'tray', id: 't0', data: { text: 'text of t0' } }] },
    })
  })

  it('S19: whatever has not the shape is not the portal', async () => {
    const row = { kind: 'tray', id: 't0', rev: 1, version: 1, scopes: ['etab'], data: {} }
    const odd = [
      { ...row, rev: 'x' },
      { ...row, scopes: [3] },
      { ...row, data: [] },
      { ...row, data: null },
      { ...row, id: 7 },
      'text',
      null,
    ]
    for (const rows of odd.map((one) => [one]))
      expect(await aPullOf((body) => ({ ...body, rows }))).toMatchObject({ fault: 'not-portal' })
    expect(await aPullOf(({ head: _, ...body }) => body)).toMatchObject({ fault: 'not-portal' })
    expect(await aPullOf(({ mark: _, ...body }) => body)).toMatchObject({ fault: 'not-portal' })
    expect(await aPullOf(() => marked({ hello: 1 }))).toMatchObject({ fault: 'not-portal' })
  })

  it('a host that fails to answer is a portal that cannot be reached', async () => {
    const call = () => Promise.reject(new Error('closed'))
    expect(await createPortalTransport({ call } as never).pull(message)).toMatchObject({
      kind: 'fault',
      fault: 'portal-down',
    })
  })
})
