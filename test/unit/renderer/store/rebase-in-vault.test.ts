import { describe, expect, it } from 'vitest'
import { labelBox, trayRecord, writeBox } from '#test/support/box-feature.ts'
import { aBox, aPortal } from '#test/support/box-portal.ts'
import { makePost, openPost } from '#test/support/test-workstation.ts'

describe('the view after a pull', () => {
  it('S9: what waits is laid anew over what the portal has just confirmed, and over nothing else', async () => {
    const portal = aPortal()
    const desk = await openPost(await makePost(), portal)
    await desk.pull()
    await desk.run(writeBox, { kind: 'tray', id: 't0', drawer: '', text: 'mine', was: 'text of t0' })
    await desk.run(labelBox, { kind: 'tray', id: 't2', label: 'waiting' })
    portal.put('tray', aBox('t0', { text: 'theirs' }))
    portal.put('tray', aBox('t2', { text: 'moved', labels: ['of another'] }))
    await desk.pull()
    // S14: over the new text the command would clash, so it leaves no patch; the portal will say so.
    expect(desk.vault.view.get(trayRecord, 't0')?.text).toBe('theirs')
    expect(desk.vault.view.get(trayRecord, 't2')).toMatchObject({
      text: 'moved',
      labels: ['of another', 'waiting'],
    })
    expect(desk.state.outbox.entries).toHaveLength(2)
  })

  it('S9: a command typed over a waiting one sees it; refused by the portal, it leaves the view', async () => {
    const portal = aPortal()
    const desk = await openPost(await makePost(), portal)
    await desk.pull()
    await desk.run(labelBox, { kind: 'tray', id: 't0', label: 'first' })
    await desk.run(labelBox, { kind: 'tray', id: 't0', label: 'second' })
    expect(desk.vault.view.get(trayRecord, 't0')?.labels).toEqual(['first', 'second'])
    portal.delete('tray', 't0')
    await desk.sync()
    expect(desk.vault.view.get(trayRecord, 't0')).toBeUndefined()
    expect([...desk.state.settled.values()].map(({ verdict }) => verdict)).toEqual(['rejected', 'rejected'])
  })
})
