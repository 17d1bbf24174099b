import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { operations, type BenchResult } from '#test/bench/run/bench-result.ts'
import { figuresPage } from './figures-page.ts'
import { plotOperation } from './plot-operation.ts'

/** Leaves one `OPERATION.svg` for each operation that was measured, and the figures themselves in `figures.md`. */
export async function writePlots(result: BenchResult, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const operation of operations) {
    const plot = plotOperation(result, operation)
    if (plot !== null) await writeFile(join(folder, `${operation}.svg`), plot, 'utf8')
  }
  await writeFile(join(folder, 'figures.md'), figuresPage(result), 'utf8')
}
