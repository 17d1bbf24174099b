import { Check, Undo2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { classNames } from './class-names.ts'
import { usePaneFeet } from './foot-store.ts'
import { KeyCap } from './key-cap.tsx'
import { uiLabels } from './labels.fr.ts'
import { hideToast, undoLast, useToast, type Toast } from './toast-store.ts'
import styles from './toast-place.module.css'

const shownMs = 10_000

function ToastBox({ toast }: { readonly toast: Toast }) {
  const [isHeld, setHeld] = useState(false)
  useEffect(() => {
    if (isHeld) return
    const wait = setTimeout(hideToast, shownMs)
    return () => clearTimeout(wait)
  }, [isHeld])
  return (
    <div
      className={styles.toast}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Check size={16} aria-hidden />
      <span>{toast.text}</span>
      {toast.undo && (
        <button type="button" className={styles.undo} onClick={undoLast}>
          <Undo2 size={15} aria-hidden />
          {uiLabels.undo}
          <KeyCap chord="Ctrl+Z" isOnInk />
        </button>
      )}
    </div>
  )
}

/** Where toasts show: bottom left, above the line of keys and the foot of a pane. */
export function ToastPlace() {
  const { toast, number } = useToast()
  const hasFoot = usePaneFeet(({ count }) => count > 0)
  return (
    <div
      className={classNames(styles.place, hasFoot && styles.aboveFoot)}
      role="status"
      aria-label={uiLabels.notification}
      data-print="no"
    >
      {toast && <ToastBox key={number} toast={toast} />}
    </div>
  )
}
