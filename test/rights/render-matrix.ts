import type { Role } from '#shared/domain/core/actor.ts'
import { everyone, placeWords, type Place, type RecordSample } from './rights-kinds.ts'
import { rightsTable, scopeHolders, wordRights } from './rights-table.ts'
import { answerFor, callers, doors, routeTable } from './route-table.ts'

const titles: Readonly<Record<Role, string>> = {
  teacher: 'teacher',
  cpe: 'CPE',
  aed: 'AED',
  direction: 'direction',
  secretariat: 'secretariat',
  inspector: 'inspector',
  administrator: 'administrator',
}

function table(first: string, rows: readonly (readonly string[])[], columns: readonly string[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line([first, ...columns]), line(['---', ...columns.map(() => '---')]), ...rows.map(line)].join('\n')
}

const columns = everyone.map((role) => titles[role])
const holds = (readers: readonly Role[]) => everyone.map((role) => (readers.includes(role) ? '●' : '·'))

function sampleRows({ where, readers, ofOthers }: RecordSample): string[][] {
  const mine = [ofOthers ? `${where} (his)` : where, ...holds(readers)]
  return ofOthers ? [mine, [`${where} (another’s)`, ...holds(ofOthers)]] : [mine]
}

function featureParts(): string[] {
  return rightsTable.flatMap(({ feature, records, commands }) => [
    `## ${feature}`,
    ...records.flatMap(({ kind, law, fields, readers, samples }) => [
      `### The record \`${kind}\``,
      `${law}.`,
      `Fields that go with it: ${fields.replaceAll(' ', ', ')}.`,
      table(
        'where it lies',
        [['any scope at all', ...holds(readers)], ...samples.flatMap(sampleRows)],
        columns,
      ),
    ]),
    ...commands.flatMap(({ command, law, verdicts }) => [
      `### The command \`${command}\``,
      `${law}.`,
      table(
        'aimed at',
        Object.entries(verdicts).map(([place, said]) => [
          placeWords[place as Place],
          ...everyone.map(
            (role) => Object.entries(said).find(([, roles]) => roles.includes(role))?.[0] ?? '?',
          ),
        ]),
        columns,
      ),
    ]),
  ])
}

/** The whole declared table as a page: docs/rights-matrix.md. */
export function renderMatrix(): string {
  return [
    '# The rights matrix',
    'Written by `node test/rights/write-matrix.ts` from the tables in `test/rights`, which are written from the law; each cell is tried against the running portal (docs/proof.md §6). ● receives it, · never does; a word is the code of a refusal; `unchanged`: allowed, and nothing was there to change.',
    '## Scopes',
    table(
      'scope',
      Object.entries(scopeHolders).map(([scope, roles]) => [scope, ...holds(roles)]),
      columns,
    ),
    '## Words typed',
    table(
      'what',
      wordRights.flatMap(({ what, readers, ofOthers }) => [
        [`${what} (his)`, ...holds(readers)],
        [`${what} (another’s)`, ...holds(ofOthers)],
      ]),
      columns,
    ),
    ...featureParts(),
    '## Routes',
    table(
      'route',
      routeTable.map((rights) => [
        `\`${rights.route}\` (${rights.door})`,
        ...everyone.map((role) => (answerFor(rights, 'signed in', role) === 'passes' ? '●' : '·')),
      ]),
      columns,
    ),
    '## Doors',
    'What each caller hears first, whatever his role. Where nothing is said he passes, and his role is judged. A message that names a workstation is heard from that workstation alone (`workstation-mismatch`).',
    table(
      'caller',
      callers.map((caller) => [caller, ...Object.values(doors).map((door) => door[caller] ?? '')]),
      Object.keys(doors),
    ),
    '',
  ].join('\n\n')
}

export const matrixPage = new URL('../../docs/rights-matrix.md', import.meta.url)
