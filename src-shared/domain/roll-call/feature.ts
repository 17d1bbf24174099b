import type { Feature } from '#shared/domain/core/feature.ts'
import { recordLateArrival } from './late-arrival-commands.ts'
import { addPresent, clearMark, markStudent } from './mark-commands.ts'
import { observationRecord } from './observation.ts'
import { chooseObservationText, reviseObservation, writeObservation } from './observation-commands.ts'
import { rollCallRecord } from './roll-call.ts'
import { beginRollCall, endRollCall, takeRollCall } from './roll-call-commands.ts'
import { slipBookRecord } from './slip-book.ts'

/** The call of each lesson, what it notes, and the late desk that corrects it. */
export const rollCallFeature: Feature = {
  name: 'roll-call',
  records: [rollCallRecord, observationRecord, slipBookRecord],
  commands: [
    beginRollCall,
    endRollCall,
    takeRollCall,
    markStudent,
    clearMark,
    addPresent,
    recordLateArrival,
    writeObservation,
    reviseObservation,
    chooseObservationText,
  ],
}
