import { expect } from '@playwright/test'
import { test } from '#test/support/post/school-fixture.ts'
import { rollCall } from './page-models/roll-call.ts'
import { workstation } from './page-models/workstation.ts'

/** Notes which rows of the list anything was written in. */
const watchRows = `(() => {
  globalThis.rowsDrawn = new Set()
  const note = (node) => {
    const row = (node instanceof Element ? node : node.parentElement)?.closest('[data-row]')
    if (row) globalThis.rowsDrawn.add(row.dataset.row)
  }
  const observer = new MutationObserver((changes) => changes.forEach(({ target }) => note(target)))
  observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true })
})()`

test('one key, one row: a mark writes in no other row of the list', async ({ school }) => {
  const post = await school.post()
  await workstation(post).open(school.account('teacher'))
  const call = rollCall(post)
  const [first = '', second = ''] = await call.names()
  await call.markAbsent(first)
  await call.expectAtPortal()
  await call.mark(second, 'i')
  await call.expectAtPortal()
  await post.page().evaluate(watchRows)
  await post.page().keyboard.press('a')
  await call.expectMark(second, /, absente?,/)
  await call.expectAtPortal()
  expect(await post.page().evaluate('[...globalThis.rowsDrawn]')).toEqual(['1'])
})
