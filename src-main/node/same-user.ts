import { readFile } from 'node:fs/promises'
import { getuid } from 'node:process'

/**
 * Whether the other end of a loopback connection belongs to this very user. On a machine that several people use at
 * once, others can read the token in the browser's command line; Linux says who owns each socket. Where it cannot
 * be told, the token alone decides.
 */
export async function isSameUser(peerPort: number, ownPort: number): Promise<boolean> {
  const table = await readFile('/proc/net/tcp', 'utf8').catch(() => null)
  if (table === null || getuid === undefined) return true
  const owner = ownerOf(table, peerPort, ownPort)
  return owner === null || owner === getuid()
}

/** Owner of the socket whose local end is `peerPort` and remote end `ownPort`, in the words of /proc/net/tcp. */
export function ownerOf(table: string, peerPort: number, ownPort: number): number | null {
  const wanted = `${loopback}:${hexOf(peerPort)} ${loopback}:${hexOf(ownPort)}`
  for (const line of table.split('\n')) {
    const [, local, remote, , , , , uid] = line.trim().split(/\s+/)
    if (`${local} ${remote}` === wanted && uid !== undefined) return Number(uid)
  }
  return null
}

const loopback = '0100007F'

function hexOf(port: number): string {
  return port.toString(16).toUpperCase().padStart(4, '0')
}
