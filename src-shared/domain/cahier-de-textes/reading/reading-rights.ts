import { hasRole, type Actor } from '#shared/domain/core/actor.ts'
import type { Facts } from '#shared/domain/core/command.ts'
import type { StaffId } from '#shared/domain/core/ids.ts'
import { canUseModule } from '#shared/domain/people/module-rules.ts'
import { allowed, refused, type Decision } from '#shared/kernel/decision.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { CahierEntry } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { consentIdOf, readingConsentRecord } from './reading-consent.ts'
import { readingPassRecord, type ReadingPass, type ReadingPassId } from './reading-pass.ts'
import { hasOpened, isOpenOn } from './reading-rules.ts'

/** A pass and the teacher whose cahiers are read under it. */
export interface Visit {
  readonly passId: ReadingPassId
  readonly teacherId: StaffId
}

interface Visiting {
  readonly actor: Actor
  readonly facts: Facts
  readonly visit: Visit
  readonly today: PlainDate
  readonly entries: readonly (CahierEntry | undefined)[]
}

/** His pass for this teacher’s cahiers, when the teacher’s answer and the day say so. */
function passThat(says: typeof isOpenOn, { actor, facts, visit, today }: Visiting): ReadingPass | undefined {
  const pass = facts.get(readingPassRecord, visit.passId)
  const consent = facts.get(readingConsentRecord, consentIdOf(visit.passId, visit.teacherId))
  const isHis = pass?.inspectorId === actor.staffId && pass.teacherIds.includes(visit.teacherId)
  return isHis && says(pass, consent?.answer, today) ? pass : undefined
}

function judge(says: typeof isOpenOn, visiting: Visiting): Decision {
  const isOn = canUseModule(visiting.facts, 'cahier-de-textes')
  if (isOn.kind === 'refused') return isOn
  const isOfTeacher = visiting.entries.every((entry) => entry?.teacherIds.includes(visiting.visit.teacherId))
  const isOpen = hasRole(visiting.actor, 'inspector') && passThat(says, visiting) !== undefined
  return isOpen && isOfTeacher ? allowed : refused('reading-not-open')
}

/** An inspector reads what was opened to him, while it is open; to him nothing else exists (C2, S5). */
export function canRead(visiting: Visiting): Decision {
  return judge(isOpenOn, visiting)
}

/** What he read while it was open is noted even when the line comes back after the end (C2): noting gives nothing. */
export function canNoteReading(visiting: Visiting): Decision {
  return judge(hasOpened, visiting)
}

/** He gives his visa during the visit when the direction said so, under an announced visa like anybody’s. */
export function canSealAsVisitor(visiting: Visiting): Decision {
  const right = canRead(visiting)
  if (right.kind === 'refused') return right
  return passThat(isOpenOn, visiting)?.mayVise ? allowed : refused('visit-without-visa')
}
