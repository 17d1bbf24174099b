import { startPortal, type RunningPortal } from '#server/portal.ts'
import type { CreatedAccount } from '#server/accounts/create-accounts.ts'
import { enterAccount } from './enter-account.ts'
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
  /** An open session of an account that has done its first steps, without the cost of passwords. */
  settle(account: CreatedAccount, workstationId?: string): Promise<{ token: string; workstationId: string }>
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
  const settle: PortalClient['settle'] = (account, workstationId = `workstation-${account.staffId}`) =>
    enterAccount(school.context, account.accountId, workstationId)
  return { portal, ask, signIn, settle }
}
