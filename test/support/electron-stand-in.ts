import { createPackage } from '@electron/asar'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const fuseSentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

/** Fuses as Electron ships them: `1` on, `0` off, one character each; the number of V1 fuses that 45 has. */
const shippedFuses = '10110001'

/**
 * A folder with the shape of an unpacked Electron, for packing where no Electron can be downloaded. Its program does
 * nothing but hold the fuse wire, which is what packing writes into.
 */
export async function writeElectronStandIn(folder: string, version: string): Promise<void> {
  mkdirSync(join(folder, 'resources'), { recursive: true })
  mkdirSync(join(folder, 'locales'), { recursive: true })
  const wire = Buffer.concat([
    Buffer.from(fuseSentinel),
    Buffer.from([1, shippedFuses.length]),
    Buffer.from(shippedFuses),
  ])
  writeFileSync(
    join(folder, 'electron'),
    Buffer.concat([Buffer.from('#!/bin/sh\nexit 0\n'), Buffer.alloc(64), wire, Buffer.alloc(64)]),
  )
  chmodSync(join(folder, 'electron'), 0o755)
  for (const name of [
    'chrome-sandbox',
    'chrome_crashpad_handler',
    'LICENSE',
    'LICENSES.chromium.html',
    'icudtl.dat',
  ]) {
    writeFileSync(join(folder, name), '')
  }
  for (const name of ['en-US', 'fr', 'de']) writeFileSync(join(folder, 'locales', `${name}.pak`), '')
  // A real archive, though empty of sense: packing reads its header.
  await createPackage(join(folder, 'locales'), join(folder, 'resources', 'default_app.asar'))
  writeFileSync(join(folder, 'version'), version)
}
