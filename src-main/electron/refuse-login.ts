import { app } from 'electron'
import type { TechnicalLog } from '#main/services/technical-log-port.ts'

/**
 * A proxy that asks for a password: the system's own credentials (NTLM, Negotiate) have been tried already. Pupitre
 * keeps no proxy password; the line then says "le proxy demande" (law S19), and the technician decides.
 */
export function refuseLogin(log: TechnicalLog): void {
  app.on('login', (event, _contents, _details, auth, answer) => {
    event.preventDefault()
    log.write('warn', auth.isProxy ? 'proxy-asks-login' : 'server-asks-login', {
      scheme: auth.scheme.toLowerCase(),
    })
    answer()
  })
}
