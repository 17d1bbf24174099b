import type { Facts } from '#shared/domain/core/command.ts'
import type { Actor } from '#shared/domain/core/actor.ts'
import type { SchoolSettings } from '#shared/domain/people/school-settings.ts'
import type { Lesson } from '#shared/domain/timetable/lesson.ts'
import type { RefusalParams } from '#shared/kernel/decision.ts'
import type { CommandLabel, FeatureLine, LessonAside, RefusalLabel } from './feature-line.ts'
import { unknownCommand, unknownRefusal } from './feature-book-labels.fr.ts'
import { seesFeature } from './sees-feature.ts'

let lines: readonly FeatureLine[] = []

/** Given once by the shell: screens that tell other features’ commands and refusals read them here. */
export function openFeatureBook(features: readonly FeatureLine[]): void {
  lines = features
}

/** A waiting command as its author reads it; one that no feature knows is told so, never hidden (law S12). */
export function tellWaiting(name: string, args: unknown, facts: Facts): CommandLabel {
  const teller = lines.find((line) => line.commandLabels[name])?.commandLabels[name]
  return teller ? teller(args, facts) : unknownCommand
}

/** A refusal’s code as a sentence. */
export function tellRefusal(code: string, params: RefusalParams = {}): RefusalLabel {
  const label = lines.find((line) => line.refusalLabels[code])?.refusalLabels[code]
  return label ? label(params) : unknownRefusal(code)
}

/** What another feature shows of a lesson beside the screen, for a person who sees that feature; undefined when none does. */
export function lessonAsideFor(
  actor: Actor,
  settings: SchoolSettings,
  lesson: Lesson,
): LessonAside | undefined {
  const seen = lines.filter((line) => line.lessonAside && seesFeature(line, actor, settings))
  return seen.map((line) => line.lessonAside).find((aside) => aside?.isFor(actor, lesson))
}
