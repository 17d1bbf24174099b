import { Agent, request } from 'node:http'
import { pokeMessage } from '#shared/protocol/poke.ts'

/** Sockets are kept, as a browser or a host keeps them. */
const agent = new Agent({ keepAlive: true, maxSockets: Infinity })

export interface HttpAnswer {
  readonly status: number
  readonly text: string
}

/** One request with a session, over HTTP/1.1. */
export function askPortal(
  url: string,
  { method, path, token, body }: { method: 'GET' | 'POST'; path: string; token: string; body?: unknown },
): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const payload = body === undefined ? '' : JSON.stringify(body)
    const headers = {
      authorization: `Bearer ${token}`,
      ...(payload === ''
        ? {}
        : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }),
    }
    const asked = request(url + path, { method, agent, headers }, (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (part: string) => (text += part))
      answer.once('end', () => resolve({ status: answer.statusCode ?? 0, text }))
      answer.once('error', reject)
    })
    asked.once('error', reject)
    asked.end(payload)
  })
}

/** The stream of pokes (law S18). @returns how to close it, once it is open */
export function openPokes(url: string, token: string, onHead: (head: number) => void): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const asked = request(`${url}/sync/poke`, { headers: { authorization: `Bearer ${token}` } }, (answer) => {
      if (answer.statusCode !== 200) return reject(new Error(`poke answered ${answer.statusCode}`))
      resolve(() => asked.destroy())
      let rest = ''
      answer.setEncoding('utf8').on('data', (part: string) => {
        const lines = (rest + part).split('\n')
        rest = lines.pop() ?? ''
        for (const line of lines)
          if (line.startsWith('data: ')) onHead(pokeMessage.parse(JSON.parse(line.slice(6))).head)
      })
      answer.on('error', () => undefined)
    })
    asked.on('error', reject)
    asked.end()
  })
}
