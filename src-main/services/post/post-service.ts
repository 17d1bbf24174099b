import type { ServiceOf } from '#shared/bridge/contract.ts'
import type { postContract } from '#shared/bridge/post-contract.ts'
import { hostRefusal } from '#main/services/host-refusal.ts'
import type { HostPorts, PostConfig } from '#main/services/ports.ts'
import type { TechnicalLog } from '#main/services/technical-log-port.ts'
import { acceptPortalUrl } from './post-config.ts'

type Ports = Pick<HostPorts, 'identity' | 'config' | 'page' | 'shell' | 'dialogs'>
type Configure = Parameters<ServiceOf<typeof postContract>['configure']>[0]

/** The post itself: its name, its kind, its window, its log. */
export function createPostService(ports: Ports, log: TechnicalLog): ServiceOf<typeof postContract> {
  return {
    about: async () => ({ ...ports.identity, ...ports.config.read() }),
    configure: async (input) => {
      ports.config.write(changeOf(input))
      return { done: true }
    },
    window: async ({ act }) => {
      ports.page.act(act)
      return { done: true }
    },
    log: async ({ level, code, params }) => {
      log.write(level, code, params)
      return { logged: true }
    },
    openExternal: async ({ what }) => {
      const address =
        what === 'portal' ? ports.config.read().portalUrl : captivePage(ports.config.read().portalUrl)
      return { opened: address !== null && address !== '' && (await ports.shell.openExternal(address)) }
    },
    openAddress: async ({ address }) => {
      const page = webPage(address)
      if (page === null) throw hostRefusal('address-refused')
      // The page proposes, the person decides, in a dialog that the page cannot draw nor answer.
      const isWanted = await ports.dialogs.confirmAddress(page)
      return { opened: isWanted && (await ports.shell.openExternal(page)) }
    },
  }
}

function changeOf({ postName, postKind, portalUrl }: Configure): Partial<PostConfig> {
  const change: { -readonly [K in keyof PostConfig]?: PostConfig[K] } = {}
  if (postName !== undefined) change.postName = postName.trim()
  if (postKind !== undefined) change.postKind = postKind
  if (portalUrl !== undefined) {
    const accepted = acceptPortalUrl(portalUrl)
    if (accepted === null) throw hostRefusal('portal-url-refused')
    change.portalUrl = accepted
  }
  return change
}

/** The web and nothing else: the shell would run a file, and an account in an address is a lure. */
function webPage(address: string): string | null {
  const url = URL.parse(address)
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:'
  return url && isWeb && url.username === '' && url.password === '' ? url.href : null
}

/** A captive portal shows its page to plain http only; asking the portal's own name calls nobody else. */
function captivePage(portalUrl: string): string | null {
  const url = URL.parse(portalUrl)
  return url === null ? null : `http://${url.hostname}/`
}
