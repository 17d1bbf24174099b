import type { Feature } from '#shared/domain/core/feature.ts'
import { changeCahierSetting } from './cahier-setting-commands.ts'
import { cahierSettingsRecord } from './cahier-settings.ts'
import { chooseContents, writeEntry } from './entry/entry-commands.ts'
import { entryRecord } from './entry/entry.ts'
import { fillEntries } from './entry/fill-commands.ts'
import { chooseHomework, giveHomework, removeHomework } from './entry/homework-commands.ts'
import { homeworkLoadRecord } from './entry/homework-load.ts'
import { deleteEntry, moveEntry } from './entry/place-commands.ts'
import { writeTeacherNote } from './note/note-commands.ts'
import { teacherNoteRecord } from './note/teacher-note.ts'
import { answerReading, closeReading, openReading } from './reading/pass-commands.ts'
import { readingConsentRecord } from './reading/reading-consent.ts'
import { readingPassRecord } from './reading/reading-pass.ts'
import { readingTraceRecord } from './reading/reading-trace.ts'
import { noteReading } from './reading/trace-commands.ts'
import { deleteSeries, saveSeries } from './series/series-commands.ts'
import { seriesRecord } from './series/series.ts'
import { addAddendum, addCounterEntry } from './visa/addendum-commands.ts'
import { acknowledgeNotice, announceVisa } from './visa/notice-commands.ts'
import { noticeReceiptRecord } from './visa/notice-receipt.ts'
import { sealChainRecord } from './visa/seal-chain.ts'
import { grantVisa } from './visa/visa-commands.ts'
import { visaNoticeRecord } from './visa/visa-notice.ts'

/** What is written of lessons, its visa (C1) and the inspector’s reading (C2). */
export const cahierDeTextesFeature: Feature = {
  name: 'cahier-de-textes',
  records: [
    cahierSettingsRecord,
    entryRecord,
    homeworkLoadRecord,
    teacherNoteRecord,
    seriesRecord,
    visaNoticeRecord,
    noticeReceiptRecord,
    sealChainRecord,
    readingPassRecord,
    readingConsentRecord,
    readingTraceRecord,
  ],
  commands: [
    changeCahierSetting,
    writeEntry,
    chooseContents,
    giveHomework,
    chooseHomework,
    removeHomework,
    fillEntries,
    moveEntry,
    deleteEntry,
    writeTeacherNote,
    saveSeries,
    deleteSeries,
    announceVisa,
    acknowledgeNotice,
    grantVisa,
    addAddendum,
    addCounterEntry,
    openReading,
    closeReading,
    answerReading,
    noteReading,
  ],
}
