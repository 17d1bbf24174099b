/** Obeys the Node host where Electron would act on the window itself. */
export function obeyPageOrder(order: 'refresh' | 'print' | 'close'): void {
  switch (order) {
    case 'refresh':
      // Replaces the entry: going back must not show what the lock has hidden (law L2).
      location.replace(location.pathname)
      return
    case 'print':
      window.print()
      return
    case 'close':
      window.close()
  }
}
