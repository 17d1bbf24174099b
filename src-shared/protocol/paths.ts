/** Paths of the portal that the host itself calls; the window names the others. Under the portal's address. */
export const portalPaths = {
  /** GET: `helloAnswer`, with or without a session (law S19). */
  hello: '/sync/hello',
  /** POST: `signInMessage` → `signInAnswer`. DELETE ends the session. */
  session: '/session',
  /** GET: server-sent events, each `data: {"head":N}`; a comment line at least every 15 s keeps the line open (law S18). */
  poke: '/sync/poke',
  /** GET `?after=N&waitMs=M`: `headAnswer`, held up to M ms while the head is still N (long poll, law S18). */
  head: '/sync/head',
} as const
