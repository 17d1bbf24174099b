import type { Mutant } from './mutant.ts'

const unit = 'test/unit/renderer/lock'
const changed = `${unit}/changed-password.test.ts`
const oldIsOver = 'V2, C12: the old one opens nothing'

/** Faults of a password that changes, and of the wraps that follow it (laws V2, L3; C12). */
export const passwordMutants: readonly Mutant[] = [
  {
    id: 'old-wrap-gone-before-the-new',
    law: 'V2',
    fault:
      'The old wrap leaves the disk before the new one is there: a post that stops meanwhile opens no more offline',
    file: 'src-renderer/lock/rewrap-password.ts',
    search: '  if (dataKey) {\n',
    replace: '  if (dataKey) {\n    await context.registry.change(id, { passwordWrap: null })\n',
    killers: [{ file: changed, test: 'V2, V4: the old wrap is on the disk until the new one is' }],
  },
  {
    id: 'new-wrap-in-memory-only',
    law: 'V2',
    fault: 'The new wrap is told before it is on the disk: after a stop the old password opens again',
    file: 'src-renderer/store/profile-registry.ts',
    search: '{ ...row, ...some } : row))\n      await write()\n',
    replace: '{ ...row, ...some } : row))\n',
    killers: [{ file: changed, test: 'V2, V4: the old wrap is on the disk until the new one is' }],
  },
  {
    id: 'lost-answer-keeps-the-old-wrap',
    law: 'V2',
    fault: 'A second change, after one whose answer was lost, leaves wrap 1 under the first password',
    file: 'src-renderer/lock/rewrap-password.ts',
    search: '  const renewed = await reconnect(context, next)\n',
    replace: "  const renewed = next === '' ? await reconnect(context, next) : { kind: 'done' }\n",
    killers: [{ file: changed, test: oldIsOver }],
  },
  {
    id: 'sign-in-keeps-the-old-wrap',
    law: 'V2',
    fault: 'A sign-in with the new password opens by wrap 2 and leaves wrap 1 under the old one',
    file: 'src-renderer/lock/finish-sign-in.ts',
    search: '{ ...earlier, ...(await wrapBoth(context, earlier.id, dataKey, secrets)) }',
    replace: '{ ...earlier, portalWrap: (await wrapBoth(context, earlier.id, dataKey, secrets)).portalWrap }',
    killers: [{ file: `${unit}/session.test.ts`, test: 'V2: a password changed at the portal' }],
  },
  {
    id: 'reconnection-keeps-the-old-wrap',
    law: 'V2',
    fault: '« Se reconnecter » with the new password leaves wrap 1 under the old one',
    file: 'src-renderer/lock/reconnect.ts',
    search: '  if (dataKey) await',
    replace: "  if (dataKey && row.id === '') await",
    killers: [{ file: changed, test: 'V2, C12: « Se reconnecter » with the new password' }],
  },
  {
    id: 'failure-of-a-clock-ahead',
    law: 'L3',
    fault: 'A failure dated by a clock that was ahead closes the profile until that date',
    file: 'src-renderer/lock/unlock.ts',
    search: '  if (isAhead) await',
    replace: "  if (isAhead && id === '') await",
    killers: [{ file: `${unit}/unlock.test.ts`, test: 'L3: a failure dated by a clock that was ahead' }],
  },
]
