/**
 * The protocol's version, one line of history each:
 * 1: 2026-11 — hello, session, push, pull, park, poke. A pull may tell when scopes end: who does not know it reads on.
 *   What the portal tells has the bounds of what may be said back to it (`told-back.ts`).
 *   Documents of the cahiers (PDF, archives, seals): routes of their own, asked by who knows them.
 */
export const protocolVersion = 1

/** The mark that every authenticated answer carries: without it, whatever answered is not the portal (law S19). */
export const protocolMark = 'pupitre-portal'

/** Limits of one push (law S3). */
export const pushLimits = { commands: 100, bytes: 256 * 1024 } as const

/** Rows of one page of a pull (law S7). */
export const pageRowsMax = 1000
