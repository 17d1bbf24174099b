import { z } from 'zod'
import { answerMark } from './envelope.ts'

/** What the portal says of the person who signed in. */
export const personMessage = z.object({
  accountId: z.string(),
  staffId: z.string(),
  login: z.string(),
  civility: z.enum(['M.', 'Mme', '']),
  familyName: z.string(),
  givenName: z.string(),
  title: z.string(),
  roles: z.array(z.string()),
})
export type PersonMessage = z.infer<typeof personMessage>

export const helloAnswer = z.object({
  ...answerMark,
  /** True when the request carried a session that lives. */
  signedIn: z.boolean(),
  schoolName: z.string(),
  uai: z.string(),
  timeZone: z.string(),
  epoch: z.string(),
  head: z.int(),
  now: z.string(),
})
export type HelloAnswer = z.infer<typeof helloAnswer>

export const signInMessage = z.object({
  login: z.string().min(1).max(100),
  password: z.string().min(1).max(200),
  /** The profile that signs in: its own number on this post. */
  workstationId: z.string().min(8).max(80),
  /** Name of the post, « VS-02 ». */
  postName: z.string().max(60),
})
export type SignInMessage = z.infer<typeof signInMessage>

export const signInAnswer = z.object({
  ...answerMark,
  token: z.string(),
  expiresAt: z.string(),
  person: personMessage,
  mustChangePassword: z.boolean(),
  /** The charter to accept, null when this version is accepted (C12). */
  charter: z.object({ version: z.int(), title: z.string(), text: z.string() }).nullable(),
  /** Key of wrap 2 for this workstation (law V2), base64, 32 bytes; made at the first sign-in. */
  wrapKey: z.string(),
  lastMid: z.int(),
})
export type SignInAnswer = z.infer<typeof signInAnswer>

export const changePasswordMessage = z.object({
  current: z.string().min(1).max(200),
  next: z.string().min(1).max(200),
})
export type ChangePasswordMessage = z.infer<typeof changePasswordMessage>

export const acceptCharterMessage = z.object({ version: z.int() })

export const sessionMessage = z.object({
  id: z.string(),
  postName: z.string(),
  openedAt: z.string(),
  lastSeenAt: z.string(),
  isCurrent: z.boolean(),
})
export const sessionsAnswer = z.object({ ...answerMark, sessions: z.array(sessionMessage) })
export const doneAnswer = z.object({ ...answerMark, done: z.literal(true) })
