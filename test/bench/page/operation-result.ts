import type { ContentMark } from '#test/bench/data/bench-row.ts'

/** One operation: how long each run of it took, and whether what it left or answered is right to the letter. */
export interface OperationResult {
  readonly ms: readonly number[]
  /** Heap in use once all is loaded and garbage collected; null for the other operations. */
  readonly heapBytes: number | null
  readonly expected: ContentMark
  readonly found: ContentMark
}
