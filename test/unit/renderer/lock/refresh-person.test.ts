import { expect, it } from 'vitest'
import { refused } from '#shared/kernel/decision.ts'
import { refreshPerson } from '#renderer/lock/refresh-person.ts'
import { openRegistry } from '#renderer/store/profile-registry.ts'
import { createMemoryCopy } from '#renderer/store/registry-copies.ts'
import { boxCommands, labelBox, trayRecord } from '#test/support/box-feature.ts'
import { aPortal } from '#test/support/box-portal.ts'
import { makePost, openPost, testPerson } from '#test/support/test-workstation.ts'

it('S9: once his roles have changed, a person sees what waits as they make it', async () => {
  const ofTeachers: typeof labelBox = {
    ...labelBox,
    decide: (call) =>
      call.actor.roles.includes('teacher') ? labelBox.decide(call) : refused('teachers-only'),
  }
  const post = await makePost()
  post.commands = new Map(boxCommands).set(labelBox.name, ofTeachers)
  const station = await openPost(post, aPortal(2))
  await station.sync()
  const [tray] = station.all(trayRecord)
  await station.run(ofTeachers, { kind: 'tray', id: tray?.id ?? '', label: 'typed as a teacher' })
  expect(station.all(trayRecord)[0]?.labels).toEqual(['typed as a teacher'])
  const body = { person: { ...testPerson, roles: ['aed'] } }
  const context = {
    host: { portal: { call: async () => ({ kind: 'answer', body }) } },
    registry: await openRegistry([createMemoryCopy()], null),
    open: {},
  }
  await refreshPerson(context as never, station.state)
  expect(station.state.person.roles).toEqual(['aed'])
  expect(station.all(trayRecord)[0]?.labels).toEqual([])
  station.crash()
})
