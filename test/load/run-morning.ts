import { performance } from 'node:perf_hooks'
import { setTimeout as delay } from 'node:timers/promises'
import { must } from '#shared/kernel/must.ts'
import { portalPaths } from '#shared/protocol/paths.ts'
import { helloAnswer } from '#shared/protocol/session.ts'
import { rollCallRecord } from '#shared/domain/roll-call/roll-call.ts'
import { callCommands, markCommand } from './call-commands.ts'
import { askPortal } from './http-line.ts'
import { createLightPost, type LightPost } from './light-post.ts'
import type { Seat, Seats } from './prepare-posts.ts'
import { newSamples, takeSamples, type Samples } from './samples.ts'

/** One school and who works in it. */
export interface Place {
  readonly url: string
  readonly seats: Seats
}

export interface Phase {
  readonly samples: Samples
  readonly seconds: number
}

interface Worker {
  readonly seat: Seat
  readonly post: LightPost
  readonly id: () => string
  marked: number
}

export interface Morning {
  /** Everybody's line is back at the same second, with a call each. */
  peak(): Promise<Phase>
  /** Then each types a mark from time to time, by chance. */
  steady(forMs: number, everyMs: number): Promise<Phase>
  stop(): Promise<void>
}

/** Absents of a call: five of thirty-five is a bad morning. */
const absentMax = 5

/** @param now the clock of the portal, in milliseconds since 1970 */
export function openMorning(places: readonly Place[], now: () => number): Morning {
  const live = newSamples()
  // Schools that are copies have the same lessons.
  const callKey = (url: string, lessonId: string) => `${url}|${lessonId}`
  const seeCalls = (url: string, rows: readonly { kind: string; data: Record<string, unknown> }[]) => {
    for (const { kind, data } of rows) {
      const lesson = callKey(url, String(data['lessonId']))
      if (kind === rollCallRecord.kind && data['state'] === 'done' && !live.seen.has(lesson))
        live.seen.set(lesson, performance.now())
    }
  }
  const desks = places.map(({ url, seats: { desk } }) =>
    createLightPost({ url, ...desk, samples: live, onRows: (rows) => seeCalls(url, rows) }),
  )
  const workers = places.flatMap(({ url, seats }) =>
    seats.teachers.map((seat): Worker & { url: string } => {
      let ids = 0
      const id = () => `${seat.entered.workstationId}-${++ids}`
      const post = createLightPost({ url, ...seat, samples: live, onRows: () => undefined })
      return { url, seat, post, id, marked: 0 }
    }),
  )
  const phase = async (run: () => Promise<void>): Promise<Phase> => {
    takeSamples(live)
    const begun = performance.now()
    await run()
    const seconds = (performance.now() - begun) / 1000
    return { samples: takeSamples(live), seconds }
  }
  const reconnect = async ({ url, seat, post, id }: (typeof workers)[number]) => {
    // The post's own back-off spreads those who wait for a line over its first second.
    await delay(1000 * Math.random())
    const { text } = await askPortal(url, {
      method: 'GET',
      path: portalPaths.hello,
      token: seat.entered.token,
    })
    helloAnswer.parse(JSON.parse(text))
    const absent = seat.studentIds.slice(0, absentMax)
    live.begun.set(callKey(url, seat.lesson.id), performance.now())
    await post.push(callCommands(seat.lesson, absent, id, now()))
    await Promise.all([post.listen(), post.pull()])
  }
  return {
    peak: () =>
      phase(async () => {
        await Promise.all(desks.map((desk) => desk.listen()))
        await Promise.all(workers.map(reconnect))
        while (live.seen.size < workers.length) await delay(10)
      }),
    steady: (forMs, everyMs) =>
      phase(async () => {
        const until = performance.now() + forMs
        const work = async ({ seat, post, id }: Worker) => {
          for (let at = absentMax; ; at++) {
            await delay(2 * everyMs * Math.random())
            if (performance.now() > until) return
            const student = must(seat.studentIds[at % seat.studentIds.length], 'a pupil')
            await post.push([markCommand(seat.lesson, student, id(), now())])
            await post.pull()
          }
        }
        await Promise.all(workers.map(work))
      }),
    stop: async () => {
      await Promise.all([...workers.map(({ post }) => post), ...desks].map((post) => post.stop()))
    },
  }
}
