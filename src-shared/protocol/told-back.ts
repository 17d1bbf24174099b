import { z } from 'zod'

// What the portal tells and the workstation says back: one shape both ways. A workstation that took more than it may
// say would have all its later questions refused, and never hear the truth again (law S8).

/** Name of one life of the portal's numbering (law S11). */
export const epochName = z.string().max(80)

/** Scopes of a person, each a word of at most a hundred letters. */
export const scopeNames = z.array(z.string().max(100)).max(2000)

/** Roles of a person. */
export const roleNames = z.array(z.string().max(40)).max(20)

/** A revision of the school. */
export const revisionNumber = z.int().min(0)

/** Number of the last command judged, 0 when none was. */
export const lastNumber = z.int().min(0)
