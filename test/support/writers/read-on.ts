import { setTimeout as delay } from 'node:timers/promises'
import type { PullAnswer } from '#shared/protocol/pull.ts'
import type { Member } from './crowd.ts'
import { pullFrom } from './portal-door.ts'

/** One whole set of pages, and the cursor that asked for it. */
export interface Delivery {
  readonly from: number
  readonly pages: readonly PullAnswer[]
}

export interface Reading {
  readonly member: Member
  readonly deliveries: readonly Delivery[]
}

/** A session may not ask more than twenty times a second for long; a newcomer takes thousands of rows each time. */
const pauseMs = { follower: 40, newcomer: 1000 }

async function pullSet(
  url: string,
  member: Member,
  at: { readonly epoch: string | null; readonly cursor: number; readonly scopes: readonly string[] },
): Promise<Delivery> {
  const ask = { ...at, scopes: [...at.scopes], outcomesAfter: 0 }
  const pages = [await pullFrom(url, member, { ...ask, page: null })]
  for (let page = pages[0]?.next; page; page = pages.at(-1)?.next)
    pages.push(await pullFrom(url, member, { ...ask, page }))
  return { from: at.cursor, pages }
}

/**
 * Pulls throughout, each time from where it stands (or, a newcomer, from nothing), and once more when the writers
 * have ended. Nothing is judged here: what came is kept, to be held against the log.
 */
export async function readOn(
  member: Member,
  parts: { readonly urls: readonly string[]; readonly isNewcomer: boolean; readonly isOver: () => boolean },
): Promise<Reading> {
  const deliveries: Delivery[] = []
  let at: { epoch: string | null; cursor: number; scopes: readonly string[] } = {
    epoch: null,
    cursor: 0,
    scopes: [],
  }
  for (let isLast = false; !isLast;) {
    isLast = parts.isOver()
    const url = parts.urls[deliveries.length % parts.urls.length] ?? ''
    const delivery = await pullSet(url, member, at)
    deliveries.push(delivery)
    const end = delivery.pages.at(-1)
    await delay(parts.isNewcomer ? pauseMs.newcomer : pauseMs.follower)
    if (end && !parts.isNewcomer) at = { epoch: end.epoch, cursor: end.head, scopes: end.scopes }
  }
  return { member, deliveries }
}
