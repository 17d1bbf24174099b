import type { Mutant } from './mutant.ts'

const portalSession = 'test/unit/main/services/portal/portal-session.test.ts'
const journal = 'test/unit/main/services/journal/journal-file.test.ts'

/** Faults of the host that lends the window its journal and its line (laws V4, L4, S19). */
export const hostMutants: readonly Mutant[] = [
  {
    id: 'journal-not-fsynced',
    law: 'V4',
    fault: 'The journal answers before its bytes have left the system’s buffers',
    file: 'src-main/services/journal/journal-file.ts',
    search: '      await file.datasync()\n',
    replace: '',
    killers: [{ file: journal, test: 'answers once the disk has the bytes' }],
  },
  {
    id: 'new-journal-not-in-its-folder',
    law: 'V4',
    fault: 'The journal’s bytes are durable and its name is not',
    file: 'src-main/services/journal/journal-file.ts',
    search: '    await syncFolder(dirname(path), files)\n',
    replace: '',
    killers: [{ file: journal, test: 'answers once the disk has the bytes' }],
  },
  {
    id: 'journal-checksum-ignored',
    law: 'V4',
    fault: 'A frame that a power cut has torn is given back as a command',
    file: 'src-main/services/journal/journal-frames.ts',
    search: '  if (frame.readUInt32LE(16) !== checksumOf(frame, length)) return null\n',
    replace: '',
    killers: [{ file: journal, test: 'with any byte changed, never gives back a changed entry' }],
  },
  {
    id: 'journal-stops-at-a-tear',
    law: 'V4',
    fault: 'A torn frame hides the commands written after it',
    file: 'src-main/services/journal/journal-frames.ts',
    search: '    at = next === -1 ? bytes.length : next\n',
    replace: '    at = next === -2 ? next : bytes.length\n',
    killers: [{ file: journal, test: 'goes on after a torn end' }],
  },
  {
    id: 'journal-cut-back-in-place',
    law: 'V4',
    fault: 'The journal is cut back in place: a power cut leaves half of it',
    file: 'src-main/services/replace-file.ts',
    search: '  const beside = `${path}.new`\n',
    replace: '  const beside = `${path}`\n',
    killers: [{ file: journal, test: 'is cut back beside itself' }],
  },
  {
    id: 'captive-portal-believed',
    law: 'S19',
    fault: 'JSON without the protocol’s mark is taken for the portal',
    file: 'src-main/services/portal/classify-answer.ts',
    search: "'mark' in body && body.mark === protocolMark",
    replace: "'mark' in body === 'mark' in body && protocolMark.length > 0",
    killers: [
      { file: 'test/unit/main/services/portal/portal-line.test.ts', test: 'JSON that bears no mark' },
    ],
  },
  {
    id: 'late-sign-in-takes-the-post',
    law: 'L4',
    fault: 'A sign-in answered after another person took the post gives him the first one’s session',
    file: 'src-main/services/portal/portal-session.ts',
    search: "    if (asking !== own) return fault('session-ended', 'superseded')\n",
    replace: '',
    killers: [{ file: portalSession, test: 'L4: a sign-in answered after another person took the post' }],
  },
  {
    id: 'session-lent-to-the-next',
    law: 'L4',
    fault: 'Who opens his profile is lent the session of the person before, whose page died',
    file: 'src-main/services/portal/portal-session.ts',
    search: '    if (current?.workstationId !== workstationId) current = null\n',
    replace: '',
    killers: [{ file: portalSession, test: 'L4: who has no session left here' }],
  },
]
