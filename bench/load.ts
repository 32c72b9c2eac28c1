import { Agent, request as open } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { Request } from './requests.ts'

/** Brings requests to a server. */
export type Client = {
  /** Sends one; resolves with the milliseconds until it was acknowledged, and fails on anything but 200. */
  send(request: Request): Promise<number>
  close(): void
}

/** Opens a client with connections that stay open, as a platform keeps them. */
export const openClient = (url: string): Client => {
  // A server drops what is idle for five seconds; a request on such a connection would be lost.
  const agent = new Agent({ keepAlive: true, maxSockets: 64, timeout: 2000 })
  return {
    send: ({ path, headers, body }) =>
      new Promise((resolve, reject) => {
        const began = performance.now()
        const length = { 'content-length': Buffer.byteLength(body) }
        open(url + path, { method: 'POST', agent, headers: { ...headers, ...length } }, (response) => {
          const acknowledged = performance.now() - began
          response.resume().on('end', () => {
            if (response.statusCode === 200) resolve(acknowledged)
            else reject(new Error(`${path} answered ${response.statusCode}`))
          })
        })
          .on('error', reject)
          .end(body)
      }),
    close: () => agent.destroy(),
  }
}

/** Sends so many requests, a few at a time, each as soon as one before it is acknowledged. */
export const sendAll = async (client: Client, count: number, make: () => Request): Promise<void> => {
  let left = count
  const sender = async (): Promise<void> => {
    while (left-- > 0) await client.send(make())
  }
  await Promise.all(Array.from({ length: 4 }, sender))
}

/** Does something at a fixed rate, whether or not what came before is done; gives the milliseconds each took. */
export const steadily = async (
  { perSecond, seconds }: { perSecond: number; seconds: number },
  act: () => Promise<number>,
): Promise<readonly number[]> => {
  const sent: Promise<number>[] = []
  const began = performance.now()
  for (let number = 0; number < perSecond * seconds; number += 1) {
    const due = began + (number * 1000) / perSecond
    if (due > performance.now()) await wait(due - performance.now())
    const request = act()
    // One that fails fails the measurement, but only when all have been waited for.
    request.catch(() => undefined)
    sent.push(request)
  }
  return Promise.all(sent)
}

/** Sends at a fixed rate; gives the milliseconds until each was acknowledged. */
export const sendSteadily = (
  client: Client,
  pace: { perSecond: number; seconds: number },
  make: () => Request,
): Promise<readonly number[]> => steadily(pace, () => client.send(make()))
