/** How many of each kind make a school of `size` records. */
export interface SchoolShape {
  readonly students: number
  readonly divisions: number
  readonly staff: number
  readonly guardians: number
  readonly services: number
  readonly lessons: number
  readonly rollCalls: number
  readonly absences: number
  readonly observations: number
}

/**
 * 2,000: a teacher's two classes; 20,000: a collège of 600 pupils in December; 150,000: a lycée of 2,000
 * in the middle of the year, its whole timetable and half of its calls behind it; 300,000: twice that.
 */
export function schoolShape(size: number): SchoolShape {
  const students = Math.round(Math.max(Math.min(size * 0.03, 2000), size / 75))
  const divisions = Math.max(2, Math.round(students / 33))
  const staff = Math.max(6, Math.round(students / 12))
  const guardians = Math.round(students * 1.7)
  const services = divisions * 12
  const standing = students + divisions + staff + guardians + services + 13
  const rest = size - standing
  if (rest < 100) throw new Error(`a school of ${size} records is too small to be one`)
  const lessons = Math.round(rest * 0.5)
  const rollCalls = Math.round(rest * 0.28)
  const absences = Math.round(rest * 0.09)
  return {
    students,
    divisions,
    staff,
    guardians,
    services,
    lessons,
    rollCalls,
    absences,
    observations: rest - lessons - rollCalls - absences,
  }
}
