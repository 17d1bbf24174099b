import type { Mutant } from './mutant.ts'

const push = 'test/unit/server/commands/run-push.test.ts'
const together = 'test/unit/server/commands/run-push-together.test.ts'

/** Faults of the portal's authority: one order, one effect, one verdict (laws S1 to S6). Killed on a real PostgreSQL. */
export const portalMutants: readonly Mutant[] = [
  {
    id: 'clock-row-not-locked',
    law: 'S1',
    fault: 'Two commands number their rows at once: the clock’s row is read without its lock',
    file: 'src-server/store/lock-clock.ts',
    search: '    .forUpdate()\n    .executeTakeFirst()',
    replace: '    .executeTakeFirst()',
    killers: [
      {
        file: 'test/unit/server/store/apply-changes.test.ts',
        test: 'S1: from the moment one takes the clock',
      },
    ],
  },
  {
    id: 'last-mid-apart',
    law: 'S1',
    fault: 'The verdict and lastMid are committed apart from the effects',
    file: 'src-server/commands/open-turn.ts',
    search: 'gatherVerdicts(tx, workstation)',
    replace: 'gatherVerdicts(context.db as never, workstation)',
    killers: [{ file: push, test: 'S1: effects, verdict and number are one transaction' }],
  },
  {
    id: 'outcome-not-stored',
    law: 'S2',
    fault: 'The verdict is answered and not stored under its number',
    file: 'src-server/commands/outcomes.ts',
    search: '      select ${school}, ${id}, mid,',
    replace: '      select ${school}, ${id}, -mid,',
    killers: [{ file: push, test: 'S2: a push repeated any number of times' }],
  },
  {
    id: 'repeated-push-applied-again',
    law: 'S2',
    fault: 'A number already judged is run again instead of being answered with its verdict',
    file: 'src-server/commands/run-turn.ts',
    search: '  if (mid <= lastMid) return',
    replace: `  if (mid <= lastMid && command.kind === 'ready') {
    const epochMs = turn.context.clock()
    const outcome = await runCommand(turn, command, { epochMs, instant: instantOf(epochMs) })
    return { kind: 'outcome', outcome }
  }
  if (mid <= lastMid) return`,
    killers: [{ file: push, test: 'S2: a push repeated any number of times' }],
  },
  {
    id: 'next-command-reads-before',
    law: 'S1',
    fault: 'A command reads what stood before the push, and not what those before it have left',
    file: 'src-server/commands/run-command.ts',
    search: '  facts.change(whole)\n',
    replace: '',
    killers: [{ file: together, test: 'S1: each command reads what those before it' }],
  },
  {
    id: 'departures-of-a-push-merged',
    law: 'S7',
    fault:
      'A row that two commands of a push move from scopes to others is written once: what it left in between is not told',
    file: 'src-server/store/gather-changes.ts',
    search: ' && sameValue(row.scopes, before.scopes)',
    replace: '',
    killers: [{ file: 'test/unit/server/store/gather-changes.test.ts', test: 'S7: each step of a row' }],
  },
  {
    id: 'future-mid-accepted',
    law: 'S2',
    fault: 'A number to come is accepted, over a hole',
    file: 'src-server/commands/run-turn.ts',
    search: '  if (mid > lastMid + 1) return',
    replace: '  if (mid > lastMid + 100) return',
    killers: [{ file: push, test: 'S2: a future number is answered with the one expected' }],
  },
  {
    id: 'mid-reused-believed',
    law: 'S2',
    fault: 'A number that comes back with another content gets the verdict of the first',
    file: 'src-server/commands/outcomes.ts',
    search: '  if (row.digest !== commandDigest(command))',
    replace: "  if (row.digest === '')",
    killers: [{ file: push, test: 'S2: a number used again for another command' }],
  },
  {
    id: 'gesture-in-many-revisions',
    law: 'S3',
    fault: 'A gesture on many rows takes several revisions, as a bulk write does',
    file: 'src-server/store/gather-changes.ts',
    search: `      const next = clockAt(clock, clock.rev + 1, changes)
      for (const change of lastChanges(changes)) {
        const row = wireRow(change, { rev: next.rev, at }, types)
`,
    replace: `      const next = clockAt(clock, clock.rev + Math.ceil(changes.length / 200), changes)
      for (const [place, change] of lastChanges(changes).entries()) {
        const row = wireRow(change, { rev: clock.rev + 1 + Math.floor(place / 200), at }, types)
`,
    killers: [{ file: push, test: 'S3: a gesture on many rows is one command and one revision' }],
  },
  {
    id: 'poison-blocks-the-queue',
    law: 'S4',
    fault: 'A command whose code throws is tried for ever, and blocks those behind it',
    file: 'src-server/commands/poison.ts',
    search: 'const throwsMax = 5',
    replace: 'const throwsMax = Infinity',
    killers: [{ file: push, test: 'S4: a command whose code throws is tried five times' }],
  },
  {
    id: 'refusal-stops-the-push',
    law: 'S4',
    fault: 'A refusal stops the push: what follows is not tried',
    file: 'src-server/commands/run-turn.ts',
    search: '  return !advances(step.outcome.outcome) ||',
    replace: "  return step.outcome.outcome === 'rejected' || !advances(step.outcome.outcome) ||",
    killers: [{ file: push, test: 'S4: a refusal advances with its code, and those behind it pass' }],
  },
  {
    id: 'unknown-command-refused',
    law: 'S12',
    fault: 'A command of a newer Pupitre is refused for good instead of waiting for the portal’s upgrade',
    file: 'src-server/commands/run-turn.ts',
    search: "return { mid, outcome: 'needs_upgrade', code: 'unknown-command', rev: null }",
    replace: "return { mid, outcome: 'rejected', code: 'unknown-command', rev: null }",
    killers: [{ file: push, test: 'S4: an unknown command or version waits' }],
  },
  {
    id: 'rights-at-typing-time',
    law: 'S5',
    fault: 'Rights are those under which the post last pulled, when the command was typed',
    file: 'src-server/commands/open-turn.ts',
    search: '  const actor = await actorOf(tx, clock, account, today)',
    replace:
      '  const actor = await actorOf(tx, clock, { ...account, roles: workstation.roles_seen ?? account.roles }, today)',
    killers: [{ file: push, test: 'S5: rights are judged when the command is applied' }],
  },
  {
    id: 'rights-remembered',
    law: 'S5',
    fault: 'What a person teaches is remembered across the revisions that change it',
    file: 'src-server/commands/posting-of.ts',
    search: '${clock.epoch}|${clock.posting_rev}|${today}',
    replace: '${clock.epoch}|${today}',
    killers: [{ file: 'test/unit/server/sync/pull.test.ts', test: 'S7: a scope gained brings its rows' }],
  },
  {
    id: 'suspended-still-pushes',
    law: 'S5',
    fault: 'An account suspended since its session opened still writes',
    file: 'src-server/commands/open-turn.ts',
    search: '  if (end) throw new SessionEnded(end)',
    replace: "  if (end === 'account-ended') throw new SessionEnded(end)",
    killers: [{ file: push, test: 'S5: an account suspended or ended since writes nothing more' }],
  },
  {
    id: 'device-clock-orders',
    law: 'S6',
    fault: 'The device’s clock dates what the portal applies',
    file: 'src-server/commands/run-command.ts',
    search: '      now: now.instant,\n      wall:',
    replace: '      now: isInstant(message.typedAt) ? message.typedAt : now.instant,\n      wall:',
    killers: [{ file: push, test: 'S6: the portal’s clock orders' }],
  },
  {
    id: 'other-epoch-applied',
    law: 'S11',
    fault: 'A push numbered under another epoch is applied',
    file: 'src-server/commands/run-turn.ts',
    search: 'epoch !== null && epoch !== clock.epoch',
    replace: "epoch === '' && epoch !== clock.epoch",
    killers: [{ file: push, test: 'S11: a push of another epoch is not applied' }],
  },
  {
    id: 'restore-keeps-its-epoch',
    law: 'S11',
    fault: 'A portal restored from a backup goes on under the same epoch',
    file: 'src-server/backup/restore-backup.ts',
    search: 'set({ epoch: randomUUID() })',
    replace: 'set({ epoch: sql<string>`epoch` })',
    killers: [
      { file: 'test/unit/server/backup/backup.test.ts', test: 'S11: a restore gives back what was there' },
    ],
  },
  {
    id: 'custody-over-a-hole',
    law: 'S17',
    fault: 'Custody is taken over a hole in the numbers: what was in it will never be judged',
    file: 'src-server/commands/park-commands.ts',
    search: '      if (command.mid > lastMid + 1) break\n',
    replace: '',
    killers: [
      {
        file: 'test/unit/server/commands/park-commands.test.ts',
        test: 'S17: custody stops before a number that has not come',
      },
    ],
  },
]
