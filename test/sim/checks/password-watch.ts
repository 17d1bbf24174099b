import { toBase64 } from '#renderer/store/base64.ts'
import type { ProfileRow } from '#renderer/store/profile-row.ts'
import { offlineTriesMax } from '#renderer/lock/try-rules.ts'
import type { Post } from '#test/sim/post/post.ts'

/** Which password each wrap was made with, and which one a post heard of last (laws V2, L3; C12). */
export interface PasswordWatch {
  /**
   * Key bytes are made of a password: the first time under a salt, to make a wrap; then to open it.
   * @param isPortals it is the account's own at the portal: no try of law L3
   */
  derived(post: Post, password: string, salt: Uint8Array, isPortals: boolean): void
  /** Whether the profile opens under this password without the line. */
  isUnder(row: ProfileRow, password: string): boolean
  /** A page starts, and this is the profile that it finds. */
  found(post: Post, row: ProfileRow | undefined): void
  /** The portal took this password at this post, and the person was told so. */
  heard(post: Post, row: ProfileRow, password: string): void
  /** The profile is open. */
  opened(profileId: string): void
  /** It left the post for good. */
  left(profileId: string): void
}

interface Made {
  readonly password: string
  readonly order: number
}

/** @param fail a law, and what was seen */
export function createPasswordWatch(fail: (law: string, message: string) => void): PasswordWatch {
  const made = new Map<string, Made>()
  /** By profile: the password that the portal took there last, and how many wraps there were then. */
  const told = new Map<string, Made>()
  const tries = new Map<string, number>()
  const gone = new Set<string>()
  const isOver = ({ id, passwordWrap }: ProfileRow): boolean => {
    const [last, wrap] = [told.get(id), passwordWrap && made.get(passwordWrap.salt)]
    return !!last && !!wrap && wrap.password !== last.password && wrap.order <= last.order
  }
  const accuse = (post: Post, row: ProfileRow) => {
    if (isOver(row))
      fail('V2', `${post.name}\u00a0: l’ancien mot de passe ouvre encore le poste qui connaît le nouveau`)
  }
  return {
    derived(post, password, salt, isPortals) {
      const mark = toBase64(salt as Uint8Array<ArrayBuffer>)
      const wrap = made.get(mark)
      if (!wrap) return void made.set(mark, { password, order: made.size + 1 })
      if (isPortals || wrap.password === password || post.status !== 'opening') return
      if (post.profileId === null) return
      const count = (tries.get(post.profileId) ?? 0) + 1
      tries.set(post.profileId, count)
      if (count > offlineTriesMax) fail('L3', `${post.name}\u00a0: ${count} mots de passe essayés de suite`)
    },
    isUnder: ({ passwordWrap }, password) =>
      passwordWrap !== null && made.get(passwordWrap.salt)?.password === password,
    found(post, row) {
      if (!row) return
      accuse(post, row)
      if (gone.has(row.id)) fail('V7', `${post.name}\u00a0: un profil détruit est revenu`)
    },
    heard(post, row, password) {
      told.set(row.id, { password, order: made.size })
      accuse(post, row)
    },
    opened: (profileId) => void tries.delete(profileId),
    left: (profileId) => void gone.add(profileId),
  }
}
