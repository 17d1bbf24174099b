import type { Mutant } from './mutant.ts'

const pull = 'test/unit/server/sync/pull.test.ts'
const cut = 'test/unit/server/sync/cut-page.test.ts'
const changes = 'test/unit/server/store/apply-changes.test.ts'

/** Faults of what the portal sends down (laws S7, S10, S11). Killed on a real PostgreSQL. */
export const pullMutants: readonly Mutant[] = [
  {
    id: 'cursor-taken-before-commit',
    law: 'S7',
    fault:
      'The cursor given is a head read beside the snapshot: commits between the two are skipped for ever',
    file: 'src-server/sync/pull.ts',
    search: '      head,\n      lastMid,\n      scopesAdded',
    replace: `      head:
        message.page?.head ??
        (
          await context.db
            .selectFrom('school_clock')
            .select('rev')
            .where('school', '=', context.school)
            .executeTakeFirstOrThrow()
        ).rev,
      lastMid,
      scopesAdded`,
    killers: [{ file: pull, test: 'S7: a pull reads one snapshot' }],
  },
  {
    id: 'page-cut-inside-a-revision',
    law: 'S7',
    fault: 'Pages are cut at a thousand rows, in the middle of a command',
    file: 'src-server/sync/cut-page.ts',
    search: 'end > 0 ? end : max',
    replace: 'end > 0 ? max : end + max + 1',
    killers: [
      { file: cut, test: 'S7: a page ends where a revision ends' },
      { file: pull, test: 'S7: pages hold at most 1,000 rows' },
    ],
  },
  {
    id: 'pages-of-several-heads',
    law: 'S7',
    fault: 'Each page is of the head of its own moment',
    file: 'src-server/sync/pull.ts',
    search: '  const head = message.page?.head ?? clock.rev',
    replace: '  const head = clock.rev',
    killers: [{ file: pull, test: 'S7: pages hold at most 1,000 rows' }],
  },
  {
    id: 'last-mid-past-the-head',
    law: 'S7',
    fault: 'A command applied after the pinned head is confirmed by a set that lacks its effects',
    file: 'src-server/sync/pull.ts',
    search: '  if (head === clock.rev) return workstation.last_mid',
    replace: '  if (head <= clock.rev) return workstation.last_mid',
    killers: [{ file: pull, test: 'S7: lastMid and outcomes are of the same snapshot' }],
  },
  {
    id: 'page-of-other-rights',
    law: 'S7',
    fault: 'The next page is served although the person’s rights changed since the first',
    file: 'src-server/sync/page-token.ts',
    search: 'if (tokenMark !== mark || ',
    replace: 'if (tokenMark === undefined || ',
    killers: [{ file: pull, test: 'S7: a page asked for after the rights changed' }],
  },
  {
    id: 'no-back-fill',
    law: 'S7',
    fault: 'A scope gained brings only what changes from now on',
    file: 'src-server/sync/pull-queries.ts',
    search: '    view.gained.length === 0\n',
    replace: '    view.gained.length >= 0\n',
    killers: [{ file: pull, test: 'S7: a scope gained brings its rows' }],
  },
  {
    id: 'claimed-scopes-believed',
    law: 'S5',
    fault: 'The portal sends the scopes that the workstation says it holds',
    file: 'src-server/sync/pull-view.ts',
    search: '    ...rights,\n    kept:',
    replace: '    ...rights,\n    scopes: [...rights.scopes, ...claimed],\n    kept:',
    killers: [{ file: pull, test: 'S5: scopes that a workstation claims give it nothing' }],
  },
  {
    id: 'evict-told-as-delete',
    law: 'S10',
    fault: 'A row that left the person’s scopes is told as deleted',
    file: 'src-server/sync/pull.ts',
    search: '? [] : await readDeletes(tx, view)',
    replace: '? [] : [...(await readDeletes(tx, view)), ...(await readEvicts(tx, view))]',
    killers: [{ file: pull, test: 'S10: a row that leaves one’s scopes is evicted' }],
  },
  {
    id: 'departure-not-logged',
    law: 'S10',
    fault: 'Nobody writes down that a row left a scope: its former holders keep it',
    file: 'src-server/store/write-rows.ts',
    search: '      where old_scope <> all (incoming.scopes)',
    replace: '      where old_scope <> all (incoming.scopes) and false',
    killers: [
      { file: changes, test: 'S7: scopes that a row leaves are written down' },
      { file: pull, test: 'S10: a row that leaves one’s scopes is evicted' },
    ],
  },
  {
    id: 'tombstone-without-scopes',
    law: 'S7',
    fault: 'A tombstone forgets whose row it was: nobody hears of it',
    file: 'src-server/store/write-rows.ts',
    search: "set deleted = true, data = '{}'::jsonb,",
    replace: "set deleted = true, data = '{}'::jsonb, scopes = '{}',",
    killers: [{ file: changes, test: 'S7: a tombstone keeps its scopes' }],
  },
  {
    id: 'tombstones-gone-floor-not-raised',
    law: 'S11',
    fault: 'Tombstones are purged and the floor stays: a late workstation keeps what was deleted',
    file: 'src-server/sync/purge-tombstones.ts',
    search: 'set({ floor })',
    replace: 'set({ floor: Math.min(floor, clock.floor) })',
    killers: [
      {
        file: 'test/unit/server/sync/purge-tombstones.test.ts',
        test: 'S11: purged tombstones raise the floor',
      },
    ],
  },
  {
    id: 'cursor-below-the-floor-served',
    law: 'S11',
    fault: 'A cursor below the floor is served as any other, without the tombstones that are gone',
    file: 'src-server/sync/pull-view.ts',
    search: '    message.cursor < clock.floor ||\n',
    replace: '',
    killers: [
      {
        file: 'test/unit/server/sync/purge-tombstones.test.ts',
        test: 'S11: purged tombstones raise the floor',
      },
      { file: pull, test: 'S11: another epoch, a cursor below the floor' },
    ],
  },
  {
    id: 'other-roles-same-base',
    law: 'S11',
    fault: 'New roles keep a base that was chosen for the former ones',
    file: 'src-server/sync/pull-view.ts',
    search:
      '[...(message.roles ?? workstation.roles_seen ?? [])].sort().join() !== [...account.roles].sort().join()',
    replace: 'workstation.roles_seen?.length === account.roles.length + 100',
    killers: [{ file: pull, test: 'S11: another epoch, a cursor below the floor' }],
  },
]
