/** When the last key was pressed, by its own time stamp. Imported before the workstation, to hear each key before it. */
let pressedAt = Number.NaN
addEventListener('keydown', (event) => (pressedAt = event.timeStamp), { capture: true })

/** From the last key until now; not a number when none was pressed since `forgetKey`. */
export function sinceKey(): number {
  return performance.now() - pressedAt
}

export function forgetKey(): void {
  pressedAt = Number.NaN
}
