import { protocol, type Session } from 'electron'
import { pageHeaders } from '#main/host/page-headers.ts'
import { readPageFile } from '#main/host/page-file.ts'
import { appScheme, isOwnAddress } from './app-address.ts'

/** Must run before `ready`. */
export function declareAppScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true }
  protocol.registerSchemesAsPrivileged([{ scheme: appScheme, privileges }])
}

/** Serves the page's files from inside the application, and nothing else. The page connects nowhere. */
export function serveAppProtocol(session: Pick<Session, 'protocol'>, pageFolder: string): void {
  session.protocol.handle(appScheme, (request) => answer(pageFolder, request))
}

async function answer(
  pageFolder: string,
  request: { readonly url: string; readonly method: string },
): Promise<Response> {
  const headers = pageHeaders("'none'")
  if (request.method !== 'GET' || !isOwnAddress(request.url))
    return new Response(null, { status: 403, headers })
  const file = await readPageFile(pageFolder, new URL(request.url).pathname)
  if (file === null) return new Response(null, { status: 404, headers })
  return new Response(new Uint8Array(file.bytes), {
    headers: { ...headers, 'Content-Type': file.contentType },
  })
}
