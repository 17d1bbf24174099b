/** Ctrl+L locks at once, wherever the focus is (law L5). Returns how to stop. */
export function listenToLockShortcut(lock: () => void): () => void {
  const press = (event: KeyboardEvent) => {
    // A field filled by the browser gives key events without a key.
    const key = (event as Partial<KeyboardEvent>).key?.toLowerCase()
    const isShortcut = key === 'l' && event.ctrlKey && !event.altKey && !event.shiftKey
    if (!isShortcut) return
    event.preventDefault()
    event.stopPropagation()
    lock()
  }
  window.addEventListener('keydown', press, { capture: true })
  return () => window.removeEventListener('keydown', press, { capture: true })
}
