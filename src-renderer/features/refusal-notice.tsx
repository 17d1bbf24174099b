import { Notice } from '#renderer/ui/notice.tsx'
import type { RefusalLabel } from './feature-line.ts'

/** A refusal where it happened: what was refused, and what to do (design §9). Nothing while there is none. */
export function RefusalNotice({ refusal }: { readonly refusal: RefusalLabel | null }) {
  if (refusal === null) return null
  return (
    <Notice tone="rouge" status="refused" title={refusal.says} isUrgent>
      {refusal.todo}
    </Notice>
  )
}
