import { buildIfChanged } from '#scripts/build.ts'

/** Playwright's global setup: the specs run on the page as it is packaged. */
export async function buildPage(): Promise<void> {
  await buildIfChanged()
}

export default buildPage
