import { app } from 'electron'
import { argv } from 'node:process'

export interface LaunchOptions {
  readonly profile: string | null
  readonly portalUrl: string | null
}

/** What `npm start` passes. An installed Pupitre takes nothing from its command line. */
export function readLaunchOptions(): LaunchOptions {
  const given = (name: string) =>
    argv.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3) ?? null
  return app.isPackaged
    ? { profile: null, portalUrl: null }
    : { profile: given('profile'), portalUrl: given('portal') }
}
