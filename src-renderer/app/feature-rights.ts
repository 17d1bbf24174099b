import { hasRole, type Actor } from '#shared/domain/core/actor.ts'
import type { SchoolSettings } from '#shared/domain/people/school-settings.ts'
import type { FeatureLine } from '#renderer/features/feature-line.ts'

/** Whether a person sees a feature: his roles, and the school’s choice for modules (C21). */
export function seesFeature(line: FeatureLine, actor: Actor, settings: SchoolSettings): boolean {
  const isOff = settings.modulesOff.some((name) => name === line.name)
  return hasRole(actor, ...line.roles) && !isOff
}

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
