import { app } from 'electron'

/** One Pupitre a person: two would fight over one vault. False when another runs already; it comes to the front. */
export function isFirstInstance(showWindow: () => void): boolean {
  if (!app.requestSingleInstanceLock()) return false
  app.on('second-instance', showWindow)
  return true
}
