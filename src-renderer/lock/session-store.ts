import { create } from 'zustand'
import type { Session, SessionActions, SessionData } from './session.ts'

export const startingSession: SessionData = {
  state: 'starting',
  person: null,
  profileId: null,
  profiles: [],
  firstSteps: null,
  isBusy: false,
  problem: null,
  secondsToLock: null,
  farewell: null,
}

const tooEarly = () => {
  throw new Error('startSession has not run')
}

const noActions: SessionActions = {
  signIn: tooEarly,
  unlock: tooEarly,
  lock: tooEarly,
  logOut: tooEarly,
  changePassword: tooEarly,
  acceptCharter: tooEarly,
  reconnect: tooEarly,
  otherPerson: tooEarly,
  choose: tooEarly,
  backToProfiles: tooEarly,
  stayOpen: tooEarly,
  dismissFarewell: tooEarly,
}

/** Hook: who holds the post. `startSession` gives it its actions, once, from main.tsx. */
export const useSession = create<Session>()(() => ({ ...startingSession, ...noActions }))
