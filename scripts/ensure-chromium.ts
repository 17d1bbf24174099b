import { existsSync } from 'node:fs'
import { env, getuid } from 'node:process'
import { findChromium } from '#main/node/find-chromium.ts'
import { runStep } from './check-step.ts'

/** Whether this machine lets us install Debian's own: root, apt, and nobody asked to stay offline. */
function mayInstall(): boolean {
  return existsSync('/etc/debian_version') && getuid?.() === 0 && !env['PUPITRE_OFFLINE']
}

export const missingChromium = [
  'Chromium manque : les essais de bout en bout en ont besoin.',
  'Installez-le (Debian, Ubuntu : sudo apt-get install chromium) ou donnez son adresse dans CHROMIUM_PATH, puis relancez.',
  '(No Chromium found: install one, or set CHROMIUM_PATH, and run again.)',
].join('\n')

/** Finds Chromium, installing Debian's when that is allowed. Null when there is none to be had. */
export async function ensureChromium(): Promise<string | null> {
  const found = findChromium()
  if (found !== null || !mayInstall()) return found
  console.log('Chromium is not here: installing Debian’s.')
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' }
  await runStep('apt-get', ['update', '-qq'], quiet)
  await runStep('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], quiet)
  return findChromium()
}
