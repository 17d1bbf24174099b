import type { CommandType, Facts } from '#shared/domain/core/command.ts'
import { changeCahierSetting } from '#shared/domain/cahier-de-textes/cahier-setting-commands.ts'
import { chooseContents, writeEntry } from '#shared/domain/cahier-de-textes/entry/entry-commands.ts'
import { entryRecord, type EntryId } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { fillEntries } from '#shared/domain/cahier-de-textes/entry/fill-commands.ts'
import {
  chooseHomework,
  giveHomework,
  removeHomework,
} from '#shared/domain/cahier-de-textes/entry/homework-commands.ts'
import { deleteEntry, moveEntry } from '#shared/domain/cahier-de-textes/entry/place-commands.ts'
import { writeTeacherNote } from '#shared/domain/cahier-de-textes/note/note-commands.ts'
import {
  answerReading,
  closeReading,
  openReading,
} from '#shared/domain/cahier-de-textes/reading/pass-commands.ts'
import { noteReading } from '#shared/domain/cahier-de-textes/reading/trace-commands.ts'
import { deleteSeries, saveSeries } from '#shared/domain/cahier-de-textes/series/series-commands.ts'
import { addAddendum, addCounterEntry } from '#shared/domain/cahier-de-textes/visa/addendum-commands.ts'
import { acknowledgeNotice, announceVisa } from '#shared/domain/cahier-de-textes/visa/notice-commands.ts'
import { grantVisa } from '#shared/domain/cahier-de-textes/visa/visa-commands.ts'
import { audienceName, staffName } from '#shared/domain/timetable/lesson-names-rules.ts'
import { lessonRecord, type LessonId } from '#shared/domain/timetable/lesson.ts'
import { tellCommand, type CommandLabel, type CommandTeller } from '#renderer/features/feature-line.ts'
import { countOf, formatDay, formatHour, formatWeekday } from '#renderer/ui/format-fr.ts'

const unreadable: CommandLabel = {
  title: 'Cahier de textes',
  detail: 'Saisie d’une version plus récente de Pupitre : gardée telle quelle',
}

function teller<Args>(
  command: CommandType<Args>,
  tell: (args: Args, facts: Facts) => CommandLabel,
): readonly [string, CommandTeller] {
  return [command.name, tellCommand(command, unreadable, tell)]
}

/** « Cahier 3e B, lundi 8 h ». */
function lessonTitle(facts: Facts, lessonId: LessonId): string {
  const lesson = facts.get(lessonRecord, lessonId)
  if (!lesson) return 'Cahier de textes'
  return `Cahier ${audienceName(facts, lesson)}, ${formatWeekday(lesson.date)} ${formatHour(lesson.start)}`
}

function entryTitle(facts: Facts, entryId: EntryId): string {
  const entry = facts.get(entryRecord, entryId)
  if (!entry) return 'Cahier de textes'
  return `Cahier ${audienceName(facts, entry)}, ${formatWeekday(entry.date)} ${formatHour(entry.start)}`
}

/** A command on one lesson, told by what it did there. */
function onLesson<Args extends { readonly lessonId: LessonId }>(command: CommandType<Args>, detail: string) {
  return teller(command, ({ lessonId }, facts) => ({ title: lessonTitle(facts, lessonId), detail }))
}

const lessonsOf = (count: number) => countOf(count, 'séance', 'séances')

const entryTellers = [
  onLesson(writeEntry, 'Contenu de la séance'),
  onLesson(chooseContents, 'Texte choisi'),
  onLesson(giveHomework, 'Travail à faire'),
  onLesson(chooseHomework, 'Texte du travail choisi'),
  onLesson(removeHomework, 'Travail retiré'),
  onLesson(moveEntry, 'Séance rattachée à ce cours'),
  onLesson(deleteEntry, 'Séance supprimée'),
  onLesson(writeTeacherNote, 'Note personnelle'),
  teller(fillEntries, ({ fills }) => ({
    title: 'Cahier de textes',
    detail: `${lessonsOf(fills.length)} à remplir`,
  })),
  teller(saveSeries, ({ title, sessions }) => ({
    title: `Progression « ${title} »`,
    detail: lessonsOf(sessions.length),
  })),
  teller(deleteSeries, () => ({ title: 'Progression', detail: 'Supprimée' })),
]

const visaTellers = [
  teller(announceVisa, ({ applicableOn }) => ({
    title: 'Visa annoncé',
    detail: `Applicable le ${formatDay(applicableOn)}`,
  })),
  teller(acknowledgeNotice, () => ({ title: 'Visa annoncé', detail: 'Lu' })),
  teller(grantVisa, ({ items }) => ({
    title: 'Visa des cahiers de textes',
    detail: `${lessonsOf(items.length)} à viser`,
  })),
  teller(addAddendum, ({ entryId }, facts) => ({ title: entryTitle(facts, entryId), detail: 'Additif' })),
  teller(addCounterEntry, ({ entryId }, facts) => ({
    title: entryTitle(facts, entryId),
    detail: 'Contre-écriture',
  })),
  teller(changeCahierSetting, () => ({ title: 'Cahier de textes', detail: 'Réglage changé' })),
]

const readingTellers = [
  teller(openReading, ({ inspectorId }, facts) => ({
    title: 'Lecture ouverte à l’inspection',
    detail: staffName(facts, inspectorId),
  })),
  teller(closeReading, () => ({ title: 'Lecture ouverte à l’inspection', detail: 'Refermée' })),
  teller(answerReading, ({ answer }) => ({
    title: 'Lecture de mes cahiers par l’inspection',
    detail: answer.kind === 'no' ? 'Refus' : 'Consentement',
  })),
  teller(noteReading, ({ entryIds }) => ({
    title: 'Lecture d’un cahier de textes',
    detail: lessonsOf(entryIds.length),
  })),
]

/** What each waiting command is, in French, for « Ce qui attend ». */
export const commandLabels: Readonly<Record<string, CommandTeller>> = Object.fromEntries([
  ...entryTellers,
  ...visaTellers,
  ...readingTellers,
])
