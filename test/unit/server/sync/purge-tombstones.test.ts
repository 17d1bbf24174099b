import { expect, it } from 'vitest'
import { put } from '#shared/domain/core/command.ts'
import { purgeTombstones } from '#server/sync/purge-tombstones.ts'
import { noteRecord } from '#test/support/portal/note-feature.ts'
import { newSchool, pullPage } from '#test/support/portal/test-school.ts'
import { usePostgres } from '#test/support/portal/use-postgres.ts'

const base = usePostgres()

it('S11: purged tombstones raise the floor; who stopped before it starts again, who had seen them goes on', async () => {
  const school = await newSchool(base().db)
  const holder = await school.holder(await school.admit('t1', 'teacher'))
  await school.write(put(noteRecord, { id: 'a', scopes: ['etab'], text: '' }))
  const early = await pullPage(school.context, holder)
  await school.write({ op: 'delete', kind: 'note', id: 'a' })
  const late = await pullPage(school.context, holder, {
    epoch: early.epoch,
    cursor: early.head,
    scopes: early.scopes,
  })
  expect(await purgeTombstones(school.db, school.uai, '2000-01-01T00:00:00.000Z')).toBe(0)
  expect(await purgeTombstones(school.db, school.uai, '2100-01-01T00:00:00.000Z')).toBe(1)
  const again = (page: typeof late) =>
    pullPage(school.context, holder, { epoch: page.epoch, cursor: page.head, scopes: page.scopes })
  expect((await again(early)).reset).toBe(true)
  expect((await again(late)).reset).toBe(false)
})
