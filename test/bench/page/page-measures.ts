/** Chromium is started with `--expose-gc`: what an earlier operation left is not charged to the next. */
export function collectGarbage(): void {
  ;(globalThis as { gc?: () => void }).gc?.()
}

export function heapInUse(): number {
  collectGarbage()
  return (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  collectGarbage()
  const begun = performance.now()
  await work()
  return performance.now() - begun
}
