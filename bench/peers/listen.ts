import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Opens a peer's port and says where it is. */
export const listen = (listener: RequestListener): void => {
  const server = createServer(listener)
  server.listen(0, '127.0.0.1', () => {
    process.stdout.write(`here: http://127.0.0.1:${(server.address() as AddressInfo).port}\n`)
  })
  process.on('SIGTERM', () => process.exit(0))
}
