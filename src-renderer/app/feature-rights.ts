import type { Actor } from '#shared/domain/core/actor.ts'
import type { SchoolSettings } from '#shared/domain/people/school-settings.ts'
import type { FeatureLine } from '#renderer/features/feature-line.ts'
import { seesFeature } from '#renderer/features/sees-feature.ts'

/** The modules of the rail, in their order. */
export function railOf(
  lines: readonly FeatureLine[],
  actor: Actor,
  settings: SchoolSettings,
): readonly FeatureLine[] {
  return lines.filter((line) => line.isModule && seesFeature(line, actor, settings))
}

/** The screen to show for a wanted name: it if he may see it, else his first module, else any that he sees. */
export function screenFor(
  wanted: string,
  lines: readonly FeatureLine[],
  actor: Actor,
  settings: SchoolSettings,
): FeatureLine | undefined {
  const seen = lines.filter((line) => seesFeature(line, actor, settings))
  return seen.find((line) => line.name === wanted) ?? seen.find((line) => line.isModule) ?? seen[0]
}
