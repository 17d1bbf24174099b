import type { Mutant } from './mutant.ts'

const unit = 'test/unit/shared/sync'
const vault = 'test/unit/renderer/store'

/** Faults of the engine, which knows neither disk nor network (laws S2 to S4, S7 to S12, S17 to S19). */
export const engineMutants: readonly Mutant[] = [
  {
    id: 'retry-renumbered',
    law: 'S2',
    fault: 'A push whose answer was lost is sent again under new numbers',
    file: 'src-shared/sync/push-round.ts',
    search: "  if (reply.kind === 'fault') {\n",
    replace:
      "  if (reply.kind === 'fault') {\n    await context.store.renumber((batch.at(-1)?.mid ?? 0) + 1, batch.map(({ mid }) => mid))\n",
    killers: [{ file: `${unit}/push-round.test.ts`, test: 'S2: a push whose answer was lost' }],
  },
  {
    id: 'poison-never-parked',
    law: 'S4',
    fault: 'A command on which the portal keeps failing is sent for ever',
    file: 'src-shared/sync/poison.ts',
    search: 'suspect.failures >= poisonLimits.failures',
    replace: 'suspect.failures >= poisonLimits.duringMs',
    killers: [
      { file: `${unit}/push-round.test.ts`, test: 'S4: a command that makes the portal fail five times' },
    ],
  },
  {
    id: 'poison-too-soon',
    law: 'S4',
    fault: 'The portal failing as a whole is taken for the fault of one command',
    file: 'src-shared/sync/poison.ts',
    search: '    suspect.othersSucceed &&\n',
    replace: '',
    killers: [{ file: `${unit}/poison.test.ts`, test: 'S4: while the portal answers nobody' }],
  },
  {
    id: 'silent-command-believed',
    law: 'S17',
    fault: 'A confirmed command without an outcome is taken for applied, and nobody sees it',
    file: 'src-shared/sync/settle-outcomes.ts',
    search: "    verdict: verdict ?? 'parked',",
    replace: "    verdict: verdict ?? 'applied',",
    killers: [
      { file: `${unit}/settle-outcomes.test.ts`, test: 'S17: a confirmed command without an outcome' },
    ],
  },
  {
    id: 'refusal-closed-unseen',
    law: 'S8',
    fault: 'A refusal is filed without being shown',
    file: 'src-shared/sync/settle-outcomes.ts',
    search: "isClosed: verdict === 'applied'",
    replace: "isClosed: verdict === 'applied' || verdict === 'rejected'",
    killers: [
      {
        file: `${unit}/settle-outcomes.test.ts`,
        test: 'S8: commands up to lastMid leave with their verdict',
      },
    ],
  },
  {
    id: 'incomplete-set-applied',
    law: 'S8',
    fault: 'Pages received before a cut are applied with the head of the set',
    file: 'src-shared/sync/pull-round.ts',
    search: "    if (reply.kind !== 'answer') return failed(reply)",
    replace: "    if (reply.kind !== 'answer') return finish(context, pull, page, outcomes)",
    killers: [{ file: `${vault}/checkpoint.test.ts`, test: 'S8: a pull cut between two pages' }],
  },
  {
    id: 'patches-before-rows',
    law: 'S9',
    fault: 'The rebase runs over the base as it was before the pull',
    file: 'src-renderer/store/collections.ts',
    search: '  for (const one of changes) {\n',
    replace:
      '  const stale = patches?.()\n  if (stale) patches = () => stale\n  for (const one of changes) {\n',
    killers: [{ file: `${vault}/rebase-in-vault.test.ts`, test: 'S9: what waits is laid anew' }],
  },
  {
    id: 'rebase-over-the-view',
    law: 'S9',
    fault: 'The rebase runs over rows already patched instead of the confirmed ones',
    file: 'src-renderer/store/vault-state.ts',
    search: '    base: state.collections.base,\n',
    replace: '    base: state.collections,\n',
    killers: [{ file: `${vault}/rebase-in-vault.test.ts`, test: 'S9: what waits is laid anew' }],
  },
  {
    id: 'restore-forgets-commands',
    law: 'S11',
    fault: 'What a restored portal has forgotten is not sent again',
    file: 'src-shared/sync/renumber-commands.ts',
    search: 'mid > lastMid && !isNotSentAgain',
    replace: 'mid < lastMid && !isNotSentAgain',
    killers: [{ file: `${unit}/renumber-commands.test.ts`, test: 'S11: what a restored portal forgot' }],
  },
  {
    id: 'digest-never-compared',
    law: 'S11',
    fault: 'Digests travel and nobody compares them',
    file: 'src-shared/sync/pull-round.ts',
    search: '  if (last.digests && !(await matches(context, last.digests)) && !pull.fresh) {',
    replace: '  if (last.digests && (await matches(context, last.digests)) === null && !pull.fresh) {',
    killers: [{ file: `${vault}/reset.test.ts`, test: 'S11: a digest that differs' }],
  },
  {
    id: 'unknown-field-dropped',
    law: 'S12',
    fault: 'Fields that this version does not know are dropped as the row is read',
    file: 'src-shared/sync/decode-row.ts',
    search: 'record: record as unknown as RecordBody }',
    replace: 'record: type.schema.parse(record) as RecordBody }',
    killers: [{ file: `${unit}/decode-row.test.ts`, test: 'S12: unknown fields stay in the record' }],
  },
  {
    id: 'newer-command-dropped',
    law: 'S12',
    fault: 'A command that waits for an upgrade is taken as judged: the queue goes past it',
    file: 'src-shared/protocol/push.ts',
    search: "  return kind !== 'needs_upgrade' && kind !== 'retry'",
    replace: "  return kind !== 'retry'",
    killers: [{ file: `${unit}/push-round.test.ts`, test: 'S4: needs_upgrade stops the queue' }],
  },
  {
    id: 'back-off-without-jitter',
    law: 'S18',
    fault: 'Two hundred workstations come back in the same second',
    file: 'src-shared/sync/back-off.ts',
    search: 'Math.round(cap * random.next())',
    replace: 'Math.round(cap * (random.next() === null ? 0 : 1))',
    killers: [{ file: `${unit}/back-off.test.ts`, test: 'S18: full jitter' }],
  },
  {
    id: 'misshapen-answer-believed',
    law: 'S19',
    fault: 'An answer that has not the portal’s shape is taken for it',
    file: 'src-shared/sync/decode-answer.ts',
    search: "  if (parsed.success) return { kind: 'answer', body: parsed.data }",
    replace:
      "  if (parsed.success || reply.kind === 'answer') return { kind: 'answer', body: reply.body as T }",
    killers: [{ file: 'test/unit/renderer/sync/portal-transport.test.ts', test: 'S19' }],
  },
]
