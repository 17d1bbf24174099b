import type { Operation } from './bench-result.ts'

/** What each operation is called in the table and on its plot. */
export const operationTitles: Readonly<Record<Operation, string>> = {
  sync: 'first sync, durable',
  unlock: 'unlock to first screen',
  load: 'load all and index',
  act: 'one act, durable',
  call: 'call of 35, durable',
  day: 'calls of a day',
  student: 'history of a pupil',
  live: 'live update seen',
  drain: 'drain 600 actions',
  disk: 'disk',
  heap: 'heap after load',
}
