import { session, type Session } from 'electron'
import type { TechnicalLog } from '#main/services/technical-log-port.ts'
import { isOwnAddress } from './app-address.ts'

/** The page's session: its storage persists (the vault is there), its cache does not exist, it is granted nothing. */
export function openPageSession(log: TechnicalLog): Session {
  const own = session.fromPartition('persist:pupitre', { cache: false })
  own.setSpellCheckerEnabled(false)
  own.setPermissionCheckHandler(() => false)
  own.setPermissionRequestHandler((_contents, permission, answer) => {
    log.write('warn', 'permission-refused', { permission: permission.toLowerCase() })
    answer(false)
  })
  own.setDevicePermissionHandler(() => false)
  own.setDisplayMediaRequestHandler(null)
  own.on('will-download', (event) => {
    event.preventDefault()
    log.write('warn', 'download-refused')
  })
  // The renderer has no network at all: only files of the page, and what it makes itself.
  own.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isLocal(details.url) }))
  return own
}

function isLocal(url: string): boolean {
  return isOwnAddress(url) || /^(blob|data|devtools):/.test(url)
}
