import type { Role } from '#shared/domain/core/actor.ts'
import type { AccountMessage } from '#shared/protocol/administration.ts'
import type { DataColumn } from '#renderer/ui/data-table.tsx'
import { joinList } from '#renderer/ui/format-fr.ts'
import { ListName } from '#renderer/ui/margin-list.tsx'
import { StatusChip } from '#renderer/ui/status-chip.tsx'
import { accountLabels, roleLabels } from './labels.fr.ts'

export function roleWords(roles: readonly string[]): string {
  return joinList(roles.map((role) => roleLabels[role as Role] ?? role))
}

function StateCell({ account }: { readonly account: AccountMessage }) {
  const words = accountLabels.states[account.state]
  if (account.state === 'active') return words
  return <StatusChip status={account.state === 'suspended' ? 'refused' : 'announced'}>{words}</StatusChip>
}

function charterWords(account: AccountMessage): string {
  if (account.charterAcceptedAt === null) return accountLabels.notAccepted
  return account.charterOnPaper ? accountLabels.onPaper : accountLabels.accepted
}

/** Columns of the list of accounts. @param moment tells an instant in words */
export function accountColumns(moment: (instant: string) => string): readonly DataColumn<AccountMessage>[] {
  return [
    {
      id: 'person',
      head: accountLabels.person,
      orderBy: (account) => `${account.familyName} ${account.givenName}`,
      cell: (account) => <ListName familyName={account.familyName} givenName={account.givenName} />,
    },
    {
      id: 'login',
      isSecondary: true,
      head: accountLabels.login,
      orderBy: (account) => account.login,
      cell: (account) => account.login,
    },
    { id: 'roles', head: accountLabels.roles, cell: (account) => roleWords(account.roles) },
    {
      id: 'state',
      head: accountLabels.state,
      orderBy: (account) => account.state,
      cell: (account) => <StateCell account={account} />,
      width: '130px',
    },
    {
      id: 'seen',
      isSecondary: true,
      head: accountLabels.lastSignIn,
      orderBy: (account) => account.signedInAt ?? '',
      cell: (account) => (account.signedInAt === null ? accountLabels.never : moment(account.signedInAt)),
    },
    {
      id: 'charter',
      head: accountLabels.charter,
      orderBy: charterWords,
      cell: charterWords,
      width: '110px',
    },
  ]
}
