/** How a piece of work ended: with its answer, stopped for taking too long, or broken. */
export type Ended<T> =
  | { readonly kind: 'done'; readonly answer: T }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'broken'; readonly fault: string }

/** Waits for `work` so long and no longer; whoever asked then closes the page that works. Never throws. */
export async function withLimit<T>(work: Promise<T>, limitS: number): Promise<Ended<T>> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<Ended<T>>((resolve) => {
    timer = setTimeout(() => resolve({ kind: 'stopped' }), limitS * 1000)
  })
  const ended = work.then(
    (answer): Ended<T> => ({ kind: 'done', answer }),
    (error: unknown): Ended<T> => ({ kind: 'broken', fault: firstLine(error) }),
  )
  const first = await Promise.race([ended, limit])
  clearTimeout(timer)
  return first
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return text.split('\n', 1).join('').slice(0, 200)
}
