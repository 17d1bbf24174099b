import { Button } from '#renderer/ui/button.tsx'
import { tellWait } from './session-problem-labels.fr.ts'

interface SubmitButtonProps {
  readonly isBusy: boolean
  /** Seconds before the next try; said beside the field, read aloud here (law L3). */
  readonly wait: number
  readonly children: string
}

/** The one primary answer of a form of the lock page: closed while a wait runs. */
export function SubmitButton({ isBusy, wait, children }: SubmitButtonProps) {
  return (
    <Button
      type="submit"
      look="primary"
      size="desk"
      chord="Enter"
      closedBecause={wait > 0 ? tellWait(wait) : undefined}
      isReasonSilent
      aria-busy={isBusy}
    >
      {children}
    </Button>
  )
}
