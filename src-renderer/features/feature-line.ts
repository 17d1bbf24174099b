import type { LucideIcon } from 'lucide-react'
import type { ComponentType } from 'react'
import type { Actor, Role } from '#shared/domain/core/actor.ts'
import type { CommandType, Facts } from '#shared/domain/core/command.ts'
import type { Lesson } from '#shared/domain/timetable/lesson.ts'
import type { RefusalParams } from '#shared/kernel/decision.ts'

/** Opens a screen by its feature’s name; `target` is what it should show: a pupil, a lesson, a day. */
export type OpenScreen = (feature: string, target?: string) => void

/** What the shell gives every screen. */
export interface ScreenProps {
  /** Where a palette action or another screen asked to land; the screen alone reads it. */
  readonly target?: string | undefined
  readonly open: OpenScreen
}

/** One line of the command palette that a feature offers. */
export interface PaletteAction {
  readonly id: string
  /** Verb first: « Faire l’appel de 3e B ». */
  readonly title: string
  readonly hint?: string
  readonly keys?: readonly string[]
  run(): void
}

export interface PaletteContext {
  readonly actor: Actor
  readonly facts: Facts
  readonly open: OpenScreen
}

/** A waiting or refused command, told to its author: « Appel 3e B, lundi 8 h », « DIALLO Ousseynou : absent ». */
export interface CommandLabel {
  readonly title: string
  readonly detail: string
}

/** A refusal’s code as a sentence: what happened, and what the reader can do (design §9). */
export interface RefusalLabel {
  readonly says: string
  readonly todo: string
}

export type CommandTeller = (args: unknown, facts: Facts) => CommandLabel

/** What a screen gives the aside of a lesson. */
export interface LessonAsideProps {
  readonly lesson: Lesson
  /** It was just opened by a gesture: the hands go on in it. */
  readonly isFocused: boolean
  readonly onClose: () => void
}

/** The lessons of one day, in order. */
export interface LessonsOfDay {
  readonly lessons: readonly Lesson[]
}

/** What a feature shows of one lesson beside another feature’s screen: neither imports the other. */
export interface LessonAside {
  readonly label: string
  readonly icon: LucideIcon
  readonly width: number
  /** Whether it has something to show of this lesson to this person. */
  readonly isFor: (actor: Actor, lesson: Lesson) => boolean
  readonly panel: () => Promise<{ readonly Aside: ComponentType<LessonAsideProps> }>
  /** A line under a day’s lessons: what remains to be done of them there. */
  readonly dayLine: () => Promise<{ readonly DayLine: ComponentType<LessonsOfDay> }>
}

/** One feature as the shell knows it: one line of `app/features.ts`. */
export interface FeatureLine {
  /** Same as its folder; a module’s name when the school can switch it off (C21). */
  readonly name: string
  readonly label: string
  readonly icon: LucideIcon
  readonly roles: readonly Role[]
  /** Whether it stands in the rail of modules; the others open from the top bar or the palette. */
  readonly isModule: boolean
  readonly screen: () => Promise<{ readonly Screen: ComponentType<ScreenProps> }>
  readonly lessonAside?: LessonAside
  readonly palette?: (context: PaletteContext) => readonly PaletteAction[]
  readonly commandLabels: Readonly<Record<string, CommandTeller>>
  /** Codes of refusals and of notices (`merged`, `conflict`). */
  readonly refusalLabels: Readonly<Record<string, (params: RefusalParams) => RefusalLabel>>
}

/** A teller that reads its own command’s arguments; arguments that no longer parse are told by the name alone. */
export function tellCommand<Args>(
  command: CommandType<Args>,
  unreadable: CommandLabel,
  tell: (args: Args, facts: Facts) => CommandLabel,
): CommandTeller {
  return (args, facts) => {
    const parsed = command.args.safeParse(args)
    return parsed.success ? tell(parsed.data, facts) : unreadable
  }
}
