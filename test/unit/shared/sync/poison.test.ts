import { describe, expect, it } from 'vitest'
import { isPoison, poisonLimits, suspectAfter, type Suspect } from '#shared/sync/poison.ts'

const { failures, duringMs } = poisonLimits

function failed(times: number, mid = 7): Suspect {
  let suspect = suspectAfter(null, mid, 0)
  for (let time = 1; time < times; time++) suspect = suspectAfter(suspect, mid, time)
  return suspect
}

describe('S4: a command alone in its push on which the portal fails', () => {
  it('S4: goes into custody after five failures over ten minutes, once others were answered', () => {
    const suspect = { ...failed(failures), othersSucceed: true }
    expect(isPoison(suspect, duringMs)).toBe(true)
    expect(isPoison(suspect, duringMs - 1)).toBe(false)
    expect(isPoison({ ...failed(failures - 1), othersSucceed: true }, duringMs)).toBe(false)
  })

  it('S4: while the portal answers nobody, no command is at fault however long it lasts', () => {
    expect(isPoison(failed(1_000), 100 * duringMs)).toBe(false)
  })

  it('S4: another command begins another count', () => {
    expect(suspectAfter(failed(4), 8, 9)).toEqual({ mid: 8, failures: 1, firstAtMs: 9, othersSucceed: false })
  })
})
