import type { Mutant } from './mutant.ts'

const unit = 'test/unit/renderer/lock'
const session = `${unit}/session.test.ts`
const leaving = `${unit}/leaving.test.ts`
const keys = `${unit}/no-key-after-lock.test.ts`

/** Faults of the lock and of the keys that it guards (laws V2, V6, V7, L1 to L5). */
export const lockMutants: readonly Mutant[] = [
  {
    id: 'draft-dropped-by-lock',
    law: 'L2',
    fault: 'Locking does not wait for the text being typed',
    file: 'src-renderer/lock/leave-page.ts',
    search: '    open.drafts.flush(),\n',
    replace: '',
    killers: [{ file: session, test: 'L2, V5: drafts are given back' }],
  },
  {
    id: 'command-cut-by-lock',
    law: 'L2',
    fault: 'Locking does not wait for the command being written',
    file: 'src-renderer/lock/leave-page.ts',
    search: '    open.state.outbox.turns.run(async () => undefined),\n',
    replace: '',
    killers: [
      { file: `${unit}/leave-page.test.ts`, test: 'L2: waits for the command that the disk is writing' },
    ],
  },
  {
    id: 'key-kept-after-lock',
    law: 'L2',
    fault: 'The keys stay within reach of the page once it is locked',
    file: 'src-renderer/lock/leave-page.ts',
    search: '  context.open = null\n',
    replace: '',
    killers: [{ file: keys, test: 'L2: no key of the person' }],
  },
  {
    id: 'token-kept-after-lock',
    law: 'L2',
    fault: 'The host keeps the portal’s session of a person who has locked',
    file: 'src-renderer/lock/leave-page.ts',
    search: 'context.host.portal.dropSession({ workstationId: open.row.id, erase })',
    replace: 'Promise.resolve()',
    killers: [{ file: session, test: 'L2, V5: drafts are given back' }],
  },
  {
    id: 'rows-kept-after-lock',
    law: 'V6',
    fault: 'The pupils’ records stay in memory behind the lock',
    file: 'src-renderer/store/create-vault.ts',
    search: '  state.collections.clear()\n',
    replace: '',
    killers: [{ file: session, test: 'L2, V5: drafts are given back' }],
  },
  {
    id: 'same-page-after-lock',
    law: 'L2',
    fault: 'The lock page is drawn in the page that held the records',
    file: 'src-renderer/lock/leave-page.ts',
    search: '  await context.host.lock.freshPage({}).catch(() => undefined)\n',
    replace: '',
    killers: [{ file: session, test: 'L2, V5: drafts are given back' }],
  },
  {
    id: 'tries-without-limit',
    law: 'L3',
    fault: 'Passwords may be tried offline for ever',
    file: 'src-renderer/lock/try-rules.ts',
    search: 'if (tries.failures >= offlineTriesMax)',
    replace: 'if (tries.failures >= offlineTriesMax * 1000)',
    killers: [
      { file: `${unit}/try-rules.test.ts`, test: 'L3: five failures close it' },
      { file: session, test: 'L3: five failures in a row close it, over restarts' },
    ],
  },
  {
    id: 'wait-shortened-by-clock',
    law: 'L3',
    fault: 'Putting the clock back takes away the wait between two tries',
    file: 'src-renderer/lock/try-rules.ts',
    search: 'if (passedMs >= delayMs)',
    replace: 'if (Math.abs(passedMs) >= delayMs)',
    killers: [{ file: `${unit}/try-rules.test.ts`, test: 'L3: putting the clock back' }],
  },
  {
    id: 'try-counted-afterwards',
    law: 'L3',
    fault: 'A try is counted once it has failed: a post switched off in time has not tried',
    file: 'src-renderer/lock/unlock.ts',
    search:
      '  const counted = await saveTry(context, row)\n  const opened = await openTimed(context, row.passwordWrap, id, password)\n',
    replace:
      '  const opened = await openTimed(context, row.passwordWrap, id, password)\n  const counted = opened ? row : await saveTry(context, row)\n',
    killers: [{ file: `${unit}/unlock.test.ts`, test: 'L3: a try is counted on the disk before it is made' }],
  },
  {
    id: 'tries-without-a-card',
    law: 'L3',
    fault: 'A profile whose card no longer opens is tried offline, and nobody counts',
    file: 'src-renderer/lock/unlock.ts',
    search: 'row.passwordWrap && row.card ? mayTryOffline(row.card, context.now()) : closed',
    replace:
      "row.passwordWrap ? (row.card ? mayTryOffline(row.card, context.now()) : { kind: 'allowed' as const }) : closed",
    killers: [{ file: `${unit}/unlock.test.ts`, test: 'L3: a profile whose card no longer opens' }],
  },
  {
    id: 'clock-put-back-unseen',
    law: 'L1',
    fault: 'Putting the clock back keeps an abandoned post open',
    file: 'src-renderer/lock/idle-rules.ts',
    search:
      "  if (look.nowMs < look.lastLookMs - clockToleranceMs) return { kind: 'lock', why: 'clock-back' }\n",
    replace: '',
    killers: [{ file: `${unit}/idle-rules.test.ts`, test: 'L1: a clock put back locks' }],
  },
  {
    id: 'first-key-opens',
    law: 'L1',
    fault: 'The key that wakes a machine counts as activity before anybody looked at the clock',
    file: 'src-renderer/lock/idle-watch.ts',
    search: '    const found = look()\n',
    replace: '    seen.lastActivityMs = now()\n    const found = look()\n',
    killers: [{ file: session, test: 'L1: the key that wakes a sleeping machine' }],
  },
  {
    id: 'log-out-loses-commands',
    law: 'L5',
    fault: 'Logging out erases what the portal has not taken',
    file: 'src-renderer/lock/log-out.ts',
    search: '  if (!isClear || left > 0)\n',
    replace: '  if (!isClear && left > 1000)\n',
    killers: [{ file: leaving, test: 'L5: offline, nothing is erased' }],
  },
  {
    id: 'suspension-loses-commands',
    law: 'V7',
    fault: 'A suspended person’s profile is shredded although the portal did not take what waited',
    file: 'src-renderer/lock/meet-session-end.ts',
    search: '    if (isHandedOver) await shredProfile(context, open.row.id)',
    replace: '    await shredProfile(context, open.row.id)',
    killers: [{ file: leaving, test: 'V7, S17: suspended while the portal cannot take what waits' }],
  },
  {
    id: 'unused-profile-loses-commands',
    law: 'V7',
    fault: 'A profile that nobody used is shredded with the commands that wait in it',
    file: 'src-renderer/lock/retention-rules.ts',
    search: 'card.pendingCount > 0 ?',
    replace: 'card.pendingCount < 0 ?',
    killers: [{ file: `${unit}/retention-rules.test.ts`, test: 'V7, S17: with commands that wait' }],
  },
  {
    id: 'card-believed-after-a-crash',
    law: 'V7',
    fault:
      'An unused profile is shredded on the word of its card, although its page died with work typed since',
    file: 'src-renderer/lock/start-session.ts',
    search: ' && !(await hasWaitingWork(context, row.id))',
    replace: '',
    killers: [{ file: leaving, test: 'V7, S17: unused since its page died' }],
  },
  {
    id: 'weak-wrap-opened',
    law: 'V2',
    fault: 'A wrap whose cost was lowered is opened all the same',
    file: 'src-renderer/store/wraps.ts',
    search: '  if (!isAcceptableCost(wrap.cost)) return null\n',
    replace: '',
    killers: [
      { file: 'test/unit/renderer/store/wraps.test.ts', test: 'V2: parameters under the floor are refused' },
    ],
  },
  {
    id: 'device-secret-left-out',
    law: 'V2',
    fault: 'The device’s secret is not mixed into the wrap: a copied disk opens with the password',
    file: 'src-renderer/store/wraps.ts',
    search: '  if (device) material.set(device, derived.length)\n',
    replace: '',
    killers: [{ file: 'test/unit/renderer/store/wraps.test.ts', test: 'V2: made with the device’s secret' }],
  },
]
