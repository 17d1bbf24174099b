import type { SignInAnswer } from '#shared/protocol/session.ts'
import { must } from '#shared/kernel/must.ts'
import { startPortal, type RunningPortal } from '#server/portal.ts'
import type { CreatedAccount } from '#server/accounts/create-accounts.ts'
import { noteRegistry } from './note-feature.ts'
import type { TestSchool } from './test-school.ts'

export interface Answer {
  readonly status: number
  readonly headers: Headers
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers of every shape, asserted by the test
  readonly body: any
}

export interface PortalClient {
  readonly portal: RunningPortal
  ask(
    method: string,
    path: string,
    options?: { token?: string; body?: unknown; form?: FormData },
  ): Promise<Answer>
  signIn(login: string, password: string, workstationId: string): Promise<Answer>
  /** Signs in for the first time: changes the password, accepts the charter, gives the token. */
  settle(
    account: CreatedAccount,
    workstationId?: string,
  ): Promise<{ token: string; workstationId: string; password: string }>
}

export const goodPassword = 'Chouette-Lampadaire-42'

/** The real portal over HTTP on a test's school, and what a workstation asks of it. */
export async function servePortal(databaseUrl: string, school: TestSchool): Promise<PortalClient> {
  const portal = await startPortal({
    databaseUrl,
    port: 0,
    school: school.uai,
    registry: noteRegistry,
    clock: school.context.clock,
    onFault: (fault) => console.error(fault),
  })
  const ask: PortalClient['ask'] = async (method, path, { token, body, form } = {}) => {
    const response = await fetch(portal.url + path, {
      method,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(form ? { body: form } : body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const isJson = response.headers.get('content-type')?.includes('json')
    return {
      status: response.status,
      headers: response.headers,
      body: isJson ? await response.json() : await response.arrayBuffer(),
    }
  }
  const signIn: PortalClient['signIn'] = (login, password, workstationId) =>
    ask('POST', '/session', { body: { login, password, workstationId, postName: 'VS-02' } })
  const settle: PortalClient['settle'] = async (
    account,
    workstationId = `workstation-${account.staffId}`,
  ) => {
    const { body } = await signIn(account.login, account.firstPassword, workstationId)
    const { token, charter } = body as SignInAnswer
    await ask('POST', '/me/password', { token, body: { current: account.firstPassword, next: goodPassword } })
    await ask('POST', '/me/charter', {
      token,
      body: { version: must(charter, 'a charter to accept').version },
    })
    return { token, workstationId, password: goodPassword }
  }
  return { portal, ask, signIn, settle }
}
