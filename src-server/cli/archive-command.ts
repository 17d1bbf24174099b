import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { Command } from 'commander'
import { makeArchive } from '#server/cahiers/archive/make-archive.ts'
import { readDocument } from '#server/cahiers/made-documents.ts'
import { counted } from '#server/cahiers/print/print-labels.fr.ts'
import { fullRegistry, type PortalContext } from '#server/commands/portal-context.ts'
import { Refusal } from '#server/commands/refusal.ts'
import { PortalFailure } from '#server/store/portal-failure.ts'
import { dataOption, withBase } from './data-option.ts'
import { schoolOf } from './school-of.ts'

/** The only refusal that the portal’s own machine can meet. */
function inFrench(error: unknown): never {
  if (!(error instanceof Refusal)) throw error
  throw new PortalFailure(
    error.code,
    'Aucune séance n’est écrite cette année\u00a0: il n’y a rien à archiver.',
  )
}

/** `portal archive-cahiers FILE`: the year’s archive of all cahiers, kept by the portal and written to a file. */
export function archiveCommand(): Command {
  return new Command('archive-cahiers')
    .description(
      'archive les cahiers de textes de l’année\u00a0: gardée par le portail, et écrite dans un fichier ZIP',
    )
    .argument('<fichier>', 'le fichier ZIP à écrire')
    .addOption(dataOption())
    .action(async (file: string, options: { data: string }) => {
      const archive = await withBase(options.data, async (db) => {
        const school = await schoolOf(db)
        const context: PortalContext = { db, school, registry: fullRegistry, clock: Date.now }
        const nobody = { accountId: null, staffId: '' }
        const { document } = await makeArchive(context, nobody, null, {
          ...{ progress: () => undefined, breathe: () => Promise.resolve() },
        }).catch(inFrench)
        await pipeline(readDocument(context, document.id), createWriteStream(file, { mode: 0o600 }))
        return document
      })
      console.log(
        `${counted(archive.entries, 'séance', 'séances')}, ${counted(archive.seals, 'sceau', 'sceaux')}, ${counted(archive.pages, 'page', 'pages')}\u00a0: ${file}`,
      )
    })
}
