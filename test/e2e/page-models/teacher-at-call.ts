import { firstLessonOf } from '#test/support/post/portal-records.ts'
import type { School } from '#test/support/post/school-fixture.ts'
import { rollCall } from './roll-call.ts'
import { workstation } from './workstation.ts'

/** A teacher at a post of his own at eight o’clock, the list of his class before him: where most promises begin. */
export async function teacherAtCall(school: School) {
  const teacher = school.account('teacher')
  const lesson = await firstLessonOf(school, teacher.staffId)
  const post = await school.post()
  const model = workstation(post)
  await model.open(teacher)
  const call = rollCall(post)
  const names = await call.names()
  const [first = '', second = '', third = '', fourth = ''] = names
  return { teacher, lesson, post, model, call, names, first, second, third, fourth }
}
