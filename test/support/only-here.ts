import { once } from 'node:events'
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'

const answersAt = async (host: string, port: number): Promise<boolean> => {
  const socket = connect({ host, port, timeout: 1000 })
  const outcome = await Promise.race([
    once(socket, 'connect').then(
      () => true,
      () => false,
    ),
    once(socket, 'timeout').then(() => false),
  ])
  socket.destroy()
  return outcome
}

/** Refuses a stand-in that other machines could reach: it believes everybody. */
export const mustBeOnlyHere = async (url: string): Promise<void> => {
  const outside = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
  for (const { address } of outside) {
    if (await answersAt(address, Number(new URL(url).port)))
      throw new Error(`${url} can be reached from other machines, at ${address}`)
  }
}
