import { lazy, memo, Suspense, useMemo, type ComponentType } from 'react'
import { useSchool } from '#renderer/store/use-school.ts'
import { lessonAsideFor } from './feature-book.ts'
import type { LessonAside, LessonAsideProps, LessonsOfDay } from './feature-line.ts'

/** One component an aside, whoever shows it. */
function lazily<P extends object>(bring: (aside: LessonAside) => Promise<ComponentType<P>>) {
  const known = new Map<LessonAside, ComponentType<P>>()
  return (aside: LessonAside): ComponentType<P> => {
    const found = known.get(aside)
    if (found) return found
    const made = lazy(async () => ({ default: await bring(aside) })) as unknown as ComponentType<P>
    known.set(aside, made)
    return made
  }
}

const panelOf = lazily<LessonAsideProps>(async (aside) => (await aside.panel()).Aside)
const dayLineOf = lazily<LessonsOfDay>(async (aside) => (await aside.dayLine()).DayLine)

/** What another feature shows of a lesson, brought when first asked for. */
export function LessonAsidePlace({ aside, ...props }: LessonAsideProps & { readonly aside: LessonAside }) {
  const Aside = useMemo(() => panelOf(aside), [aside])
  return (
    <Suspense fallback={null}>
      <Aside {...props} />
    </Suspense>
  )
}

function OwnDayLine({ aside, lessons }: LessonsOfDay & { readonly aside: LessonAside }) {
  const DayLine = useMemo(() => dayLineOf(aside), [aside])
  return (
    <Suspense fallback={null}>
      <DayLine lessons={lessons} />
    </Suspense>
  )
}

/** What remains to be done elsewhere of a day’s lessons; nothing for who sees no such feature. */
export const AsideDayLine = memo(function AsideDayLine({ lessons }: LessonsOfDay) {
  const { actor, settings } = useSchool()
  const [aside] = lessons.flatMap((lesson) => lessonAsideFor(actor, settings, lesson) ?? [])
  return aside ? <OwnDayLine aside={aside} lessons={lessons} /> : null
})
