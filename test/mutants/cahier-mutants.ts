import type { Mutant } from './mutant.ts'

const visaRules = 'test/unit/shared/domain/cahier-de-textes/visa-commands.test.ts'
const onPortal = 'test/unit/server/seals/visa-on-portal.test.ts'
const portalTime = 'test/unit/shared/sync/portal-time.test.ts'
const endScopes = 'test/unit/renderer/store/end-scopes.test.ts'

/** Faults of the visa (C1) and of the inspector's pass (C2). */
export const cahierMutants: readonly Mutant[] = [
  {
    id: 'seal-checked-by-the-client-only',
    law: 'C1',
    fault: 'A sealed entry is only greyed: whoever pushes a change has it applied',
    file: 'src-shared/domain/cahier-de-textes/entry/entry-rights.ts',
    search: "  return seal ? refused('entry-sealed'",
    replace: "  return seal && !entry?.lessonId ? refused('entry-sealed'",
    killers: [
      { file: visaRules, test: 'C1: is not written, given homework' },
      { file: onPortal, test: 'C1: a sealed entry is not written any more' },
    ],
  },
  {
    id: 'seal-by-title',
    law: 'C1',
    fault: 'A seal holds the title of an entry and not its words',
    file: 'src-shared/domain/cahier-de-textes/visa/seal-rules.ts',
    search: '    contents: contents.standing,',
    replace: '    contents: contents.standing.value.title,',
    killers: [{ file: visaRules, test: 'C1: seals the contents, not a title' }],
  },
  {
    id: 'notice-counted-in-hours',
    law: 'C1',
    fault: 'The delay of an announcement is counted in hours: a late evening loses its day',
    file: 'src-shared/domain/cahier-de-textes/visa/notice-commands.ts',
    search: 'return canApplyOn(args.applicableOn, context.wall.date, cahierSettingsOf(facts).noticeDays)',
    replace: `const hours = (Date.parse(args.applicableOn) - Date.parse(context.now)) / 3_600_000
    return hours >= 192 ? canApplyOn(args.applicableOn, context.wall.date, cahierSettingsOf(facts).noticeDays) : refused('notice-too-short')`,
    killers: [{ file: visaRules, test: 'C1: eight calendar days ahead' }],
  },
  {
    id: 'grant-by-the-device',
    law: 'C1',
    fault: 'The day of a visa is judged by the device’s clock',
    file: 'src-shared/domain/cahier-de-textes/visa/visa-commands.ts',
    search: 'const today = context.wall.date',
    replace: 'const today = context.typedAt.slice(0, 10) as typeof context.wall.date',
    killers: [{ file: onPortal, test: 'C1 S6: not before the announced day' }],
  },
  {
    id: 'seal-out-of-its-chain',
    law: 'C1',
    fault: 'A seal does not bind to the one before it: one may be taken out unseen',
    file: 'src-shared/domain/cahier-de-textes/visa/seal-rules.ts',
    search: 'previous: chain.head, content, ...signed }',
    replace: 'previous: null, content, ...signed }',
    killers: [{ file: visaRules, test: 'C1: the seals of a cahier are one chain' }],
  },
  {
    id: 'witness-put-back',
    law: 'C1',
    fault: 'A restore puts back the witness too: a backup older than a visa is not told',
    file: 'src-server/backup/restore-backup.ts',
    search: "...['access_log', 'signing_key', 'seal_witness'],",
    replace: "...['access_log', 'signing_key'],",
    killers: [{ file: onPortal, test: 'C1: the base put back from a backup older than a visa' }],
  },
  {
    id: 'reading-without-consent',
    law: 'C2',
    fault: 'A pass opens before the teacher has answered',
    file: 'src-shared/domain/cahier-de-textes/reading/reading-rules.ts',
    search: "  if (!answer || answer.kind === 'no') return null",
    replace: "  if (answer?.kind === 'no') return null\n  if (!answer) return pass.to",
    killers: [
      {
        file: 'test/unit/shared/domain/cahier-de-textes/reading-commands.test.ts',
        test: 'C2: opens nothing without the teacher',
      },
    ],
  },
  {
    id: 'end-waits-for-the-line',
    law: 'C2',
    fault: 'What is held for a time is given up at the next contact only',
    file: 'src-renderer/store/end-scopes.ts',
    search: 'if (!isAnyOver(state)) return\n',
    replace: "if (state.profileId !== '') return\n",
    killers: [{ file: endScopes, test: 'S10 C2: leaves memory at its end, the line cut' }],
  },
  {
    id: 'clock-set-back-gives-back',
    law: 'C2',
    fault: 'The latest hour seen is not kept: a clock set back gives an ended reading back',
    file: 'src-shared/sync/portal-time.ts',
    search: '  return Math.max(deviceMs + skewMs, epochMsOf(seen))',
    replace: '  return deviceMs + skewMs',
    killers: [{ file: portalTime, test: 'S10: a clock set back gives nothing back' }],
  },
  {
    id: 'end-stretched-by-the-clock',
    law: 'C2',
    fault: 'A clock set back before the end stretches what is left of a reading',
    file: 'src-shared/sync/portal-time.ts',
    search: ' || isClockBack(portalTime, deviceMs)) return limited',
    replace: ') return limited',
    killers: [{ file: portalTime, test: 'S10: nor does it stretch what is left' }],
  },
  {
    id: 'end-by-the-device',
    law: 'C2',
    fault: 'The end of a reading is judged by the device’s clock',
    file: 'src-shared/sync/portal-time.ts',
    search: 'const now = instantOf(portalNowMs(portalTime, deviceMs))',
    replace: 'const now = instantOf(deviceMs)',
    killers: [{ file: portalTime, test: 'S6: it is judged by the portal’s clock' }],
  },
  {
    id: 'ended-and-still-on-the-disk',
    law: 'C2',
    fault: 'What ended is hidden, its segments stay on the disk',
    file: 'src-renderer/store/end-scopes.ts',
    search: '    dropSegments: [...dead],',
    replace: '    dropSegments: [],',
    killers: [{ file: endScopes, test: 'S10 V3: no segment that held it is left' }],
  },
  {
    id: 'pull-over-what-ended',
    law: 'S10',
    fault: 'A pull asked before a scope ended is applied after: the scope is held, its rows are not',
    file: 'src-renderer/store/commit-checkpoint.ts',
    search: 'if (!staging.fresh && staging.scopes !== state.manifest.scopes) return false',
    replace: 'if (state.isClosed) return false',
    killers: [{ file: endScopes, test: 'S8 S10: what a pull brings of a scope that ended' }],
  },
]
