import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serveContract } from '#main/host/serve-contract.ts'
import { openSocketTransport } from '#main/node/socket-transport.ts'
import { openSocketDoor } from '#renderer/host/socket-door.ts'
import { stubBrowserSocket } from '#test/support/browser-socket.ts'
import { hostSuite } from './host-suite.ts'

const token = 'un-jeton-de-quarante-trois-caracteres-juste'

hostSuite('over the loopback socket', async (host) => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const serve = serveContract(host.services, host.log)
  const transport = openSocketTransport({
    server,
    address: () => address,
    token,
    serve,
    events: host.events,
    log: host.log,
  })
  stubBrowserSocket(`http://${address}`)
  const line = openSocketDoor(token)
  return {
    door: line,
    close: async () => {
      line.close()
      transport.close()
      await new Promise((resolve) => server.close(resolve))
    },
  }
})
