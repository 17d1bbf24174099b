import { hostname } from 'node:os'
import { z } from 'zod'
import type { PostConfig } from '#main/services/ports.ts'

/** What a post keeps of itself, with the default of each part: a damaged or older file is read part by part. */
export const postConfig = z.object({
  postName: z
    .string()
    .max(60)
    .catch(() => hostname().slice(0, 60)),
  postKind: z.enum(['desk', 'classroom', 'office', 'council']).catch('classroom'),
  portalUrl: z.string().max(300).catch(''),
}) satisfies z.ZodType<PostConfig>

/** https, or plain http on this very machine: a token never crosses a network in clear. Null when refused. */
export function acceptPortalUrl(text: string): string | null {
  const url = URL.parse(text.trim())
  if (url === null || url.username !== '' || url.password !== '') return null
  const isHere = ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isHere)) return null
  return (url.origin + url.pathname).replace(/\/+$/, '')
}
