import type { KeyObject } from 'node:crypto'
import { canonicalEntry } from '#shared/domain/cahier-de-textes/visa/seal-rules.ts'
import { sealChainRecord } from '#shared/domain/cahier-de-textes/visa/seal-chain.ts'
import type { CahierEntry } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { staffName, subjectName, audienceName } from '#shared/domain/timetable/lesson-names-rules.ts'
import { readRecord } from '#server/store/record-rows.ts'
import type { Tx } from '#server/store/tables.ts'
import type { Ground } from '#server/cahiers/open-scene.ts'
import { archiveLabels } from './archive-labels.fr.ts'

/** Shape of the file, for those who read it in some years. */
const archiveForm = 1

/**
 * An entry as an archive keeps it: `sealed` is the very form whose digest a seal holds; beside it, who was called
 * what. Variants, past wordings and private notes are not there.
 */
function archivedEntry({ names }: Ground, entry: CahierEntry): unknown {
  return {
    lesson: {
      ...{ subject: subjectName(names, entry), audience: audienceName(names, entry) },
      teachers: entry.teacherIds.map((id) => staffName(names, id)),
    },
    sealed: canonicalEntry(entry),
    addenda: entry.addenda,
    seals: entry.seals,
  }
}

function keyOf([id, key]: readonly [string, KeyObject]): unknown {
  return { id, algorithm: 'Ed25519', publicKey: key.export({ type: 'spki', format: 'pem' }).toString() }
}

/** The head of a cahier’s file: whose, of which school, its keys, where its chain of seals stands, how to re-check. */
export async function cahierHead(
  tx: Tx,
  ground: Ground,
  cahier: { readonly id: string; readonly name: string; readonly madeAt: string },
): Promise<Readonly<Record<string, unknown>>> {
  const { uai, name, schoolYear } = ground.school
  const chain = await readRecord(tx, uai, sealChainRecord, cahier.id)
  return {
    format: 'pupitre-cahier',
    form: archiveForm,
    howToCheck: archiveLabels.howToCheck,
    school: { uai, name },
    schoolYear,
    madeAt: cahier.madeAt,
    cahier: { id: cahier.id, name: cahier.name },
    chain: chain ? { length: chain.length, head: chain.head } : null,
    keys: [...ground.keys].map(keyOf),
  }
}

/** The file of a cahier in pieces: its head, one piece an entry, its end. */
export function jsonPieces(ground: Ground, head: Readonly<Record<string, unknown>>) {
  let count = 0
  return {
    begin: () => `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "entries": [`,
    entry: (entry: CahierEntry) =>
      `${count++ === 0 ? '' : ','}\n    ${JSON.stringify(archivedEntry(ground, entry))}`,
    end: () => '\n  ]\n}\n',
  }
}
