import type { AnyCommandType } from '#shared/domain/core/command.ts'
import { roles as allRoles } from '#shared/domain/core/actor.ts'
import type { AnyRecordType } from '#shared/domain/core/record-type.ts'
import { everyone, type CommandRights, type Place, type RecordRights } from './rights-kinds.ts'

const where = 'test/rights/tables/<feature>-rights.ts (joined in test/rights/rights-table.ts)'
const wanted: readonly Place[] = ['own', 'other-class', 'other-school', 'nowhere']

/** Roles that exist and that the table does not know. */
export function missingRoles(): string[] {
  return allRoles
    .filter((role) => !everyone.includes(role))
    .map((role) => `The role ${role} has no column: add it to everyone in test/rights/rights-kinds.ts.`)
}

function gapsOf(rights: CommandRights): string[] {
  const { command, untargeted, verdicts } = rights
  const asked: readonly Place[] = untargeted ? ['own'] : wanted
  const missing = asked
    .filter((place) => !verdicts[place])
    .map((place) => `${command} says nothing of « ${place} »: add the place in ${where}.`)
  const incomplete = Object.entries(verdicts).flatMap(([place, columns]) => {
    const said = Object.values(columns).flat()
    return everyone
      .filter((role) => said.filter((one) => one === role).length !== 1)
      .map((role) => `${command} × ${place} must say one thing of ${role}, in ${where}.`)
  })
  return [...missing, ...incomplete]
}

/** Commands without a line, lines without a command, and lines that leave a cell empty. */
export function commandGaps(
  commands: ReadonlyMap<string, AnyCommandType>,
  table: readonly CommandRights[],
): string[] {
  const said = table.map(({ command }) => command)
  return [
    ...[...commands.keys()]
      .filter((name) => !said.includes(name))
      .map((name) => `The command ${name} has no line: say who may use it in ${where}.`),
    ...said
      .filter((name) => !commands.has(name))
      .map((name) => `The table names ${name}, which is no command.`),
    ...table.flatMap(gapsOf),
  ]
}

function fieldGaps(type: AnyRecordType, { kind, fields }: RecordRights): string[] {
  const declared = fields.split(' ')
  const real = Object.keys(type.fields)
  return [
    ...real
      .filter((field) => !declared.includes(field))
      .map(
        (field) =>
          `${kind}.${field} is not declared: may everyone who receives a ${kind} read it? If so add it to its fields in ${where}; if not it belongs to another record.`,
      ),
    ...declared
      .filter((field) => !real.includes(field))
      .map((field) => `${kind}.${field} is declared and does not exist.`),
  ]
}

/** Record types without a line, lines without a type, fields that nobody has said who may read. */
export function recordGaps(
  types: ReadonlyMap<string, AnyRecordType>,
  table: readonly RecordRights[],
): string[] {
  const said = new Map(table.map((rights) => [rights.kind, rights]))
  return [
    ...[...types].flatMap(([kind, type]) => {
      const rights = said.get(kind)
      return rights
        ? fieldGaps(type, rights)
        : [`The record ${kind} has no line: say who receives it in ${where}.`]
    }),
    ...[...said.keys()]
      .filter((kind) => !types.has(kind))
      .map((kind) => `The table names ${kind}, which is no record.`),
  ]
}
