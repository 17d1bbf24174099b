import { useState } from 'react'
import type { AccountMessage } from '#shared/protocol/administration.ts'
import { doneAnswer } from '#shared/protocol/session.ts'
import { callPortal } from '#renderer/features/call-portal.ts'
import { tellRefusal } from '#renderer/features/feature-book.ts'
import type { RefusalLabel } from '#renderer/features/feature-line.ts'
import { showToast } from '#renderer/ui/toast-store.ts'

type Decided = 'suspend' | 'reinstate' | 'end' | 'roles'

export interface AccountDecision {
  readonly refusal: RefusalLabel | null
  /** True once the portal has taken it. */
  readonly decide: (what: Decided, body: unknown, done: string) => Promise<boolean>
}

/** A decision on an account: the portal judges it; what it refuses is told in place. */
export function useAccountDecision(account: AccountMessage, onChanged: () => void): AccountDecision {
  const [refusal, setRefusal] = useState<RefusalLabel | null>(null)
  const decide = async (what: Decided, body: unknown, done: string): Promise<boolean> => {
    const path = `/administration/accounts/${account.accountId}/${what}`
    const call = await callPortal(path, doneAnswer, { method: 'POST', body })
    setRefusal(call.kind === 'refused' ? tellRefusal(call.code, call.params) : null)
    if (call.kind === 'refused') return false
    showToast({ text: done })
    onChanged()
    return true
  }
  return { refusal, decide }
}
