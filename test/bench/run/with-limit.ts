/** What `work` gives, or `stopped` when it takes longer; whoever asked then closes the page that works. */
export async function withLimit<T>(work: Promise<T>, limitS: number): Promise<T | 'stopped'> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<'stopped'>((resolve) => {
    timer = setTimeout(() => resolve('stopped'), limitS * 1000)
  })
  // The page that is closed under it refuses the rest: nobody listens any more.
  work.catch(() => undefined)
  try {
    return await Promise.race([work, limit])
  } finally {
    clearTimeout(timer)
  }
}
