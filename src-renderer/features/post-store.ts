import { create } from 'zustand'
import type { HostClient } from '#shared/bridge/host-contract.ts'

type About = Awaited<ReturnType<HostClient['post']['about']>>

/** What this post is: nobody’s secret. Null until the host has answered. */
export const usePost = create<{ readonly about: About | null }>(() => ({ about: null }))

export async function readPost(host: HostClient): Promise<void> {
  usePost.setState({ about: await host.post.about({}) })
}
