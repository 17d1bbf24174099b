import { Command, InvalidArgumentError } from 'commander'
import { startPortal } from '#server/portal.ts'
import { dataOption } from './data-option.ts'

function portNumber(text: string): number {
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65_535)
    throw new InvalidArgumentError('un nombre de 0 à 65535 est attendu.')
  return port
}

/** Resolves at Ctrl+C, at a polite end, or when the base is gone. */
function untilStopped(lost: Promise<void>): Promise<'asked' | 'lost'> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.once(signal, () => resolve('asked'))
    void lost.then(() => resolve('lost'))
  })
}

/** `portal serve`: the portal on the loopback until it is stopped. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('fait fonctionner le portail')
    .addOption(dataOption())
    .option('--port <nombre>', 'port d’écoute, 0 pour un port libre', portNumber, 8780)
    .option('--host <adresse>', 'adresse d’écoute', '127.0.0.1')
    .option('--trust-proxy', 'derrière un serveur mandataire inverse, croit l’adresse qu’il transmet')
    .action(async (options: { data: string; port: number; host: string; trustProxy?: boolean }) => {
      const databaseUrl = process.env['DATABASE_URL']
      const portal = await startPortal({
        ...(databaseUrl ? { databaseUrl } : { dataDir: options.data }),
        port: options.port,
        host: options.host,
        trustProxy: options.trustProxy ?? false,
        onFault: (fault) => console.error(fault),
      })
      console.log(`Portail Pupitre\u00a0: ${portal.url}`)
      const why = await untilStopped(portal.lost)
      await portal.close()
      if (why === 'lost') {
        console.error('La base PostgreSQL s’est arrêtée\u00a0: le portail s’arrête aussi.')
        process.exitCode = 1
      }
    })
}
