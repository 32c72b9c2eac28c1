import { setTimeout as wait } from 'node:timers/promises'
import type { App, Receiver } from '@slack/bolt'
import {
  SocketModeClient,
  type SocketModeOptions,
  UnrecoverableSocketModeStartError,
} from '@slack/socket-mode'
import { WebAPIPlatformError } from '@slack/web-api'
import { z } from 'zod'
import type { Log } from '../../core/app/log.ts'

const Envelope = z.object({
  type: z.string().optional(),
  ack: z.custom<(response?: unknown) => Promise<void>>((value) => typeof value === 'function'),
  body: z.record(z.string(), z.unknown()),
  retry_num: z.number().optional(),
  retry_reason: z.string().optional(),
})

const hopeless = new Set<string>(Object.values(UnrecoverableSocketModeStartError))

const isHopeless = (error: unknown): boolean =>
  error instanceof WebAPIPlatformError && hopeless.has(error.data.error ?? '')

type Connection =
  | { readonly is: 'open'; readonly since: number; readonly gone: Promise<void> }
  | { readonly is: 'failed'; readonly hopeless: boolean }

const longestPause = 30_000
/** A connection that ends this soon counts as a failure, so that Slack is not asked again and again. */
const briefly = 100
const closingTime = 3000

/**
 * Receives over Socket Mode and acknowledges after the work: what fails is not acknowledged, so Slack sends it again.
 * It also connects again by itself, because the client's own way of doing so ends the process when Slack says no.
 */
export class SocketReceiver implements Receiver {
  readonly #client: SocketModeClient
  readonly #log: Log
  readonly #busy = new Set<Promise<void>>()
  readonly #stopping = new AbortController()
  #app: App | undefined

  constructor(options: Pick<SocketModeOptions, 'appToken' | 'clientOptions' | 'logger'>, log: Log) {
    this.#client = new SocketModeClient({ ...options, autoReconnectEnabled: false })
    this.#log = log
    this.#client.on('slack_event', (envelope: unknown) => this.#take(envelope))
    this.#surviveMalformed()
  }

  init(app: App): void {
    this.#app = app
  }

  /** Resolves when connected, or after one failed attempt that is worth repeating; rejects when the token is refused. */
  async start(): Promise<void> {
    const first = await this.#connect()
    if (first.is === 'failed' && first.hopeless)
      throw new Error('Slack refuses the app token: check SLACK_APP_TOKEN')
    void this.#stayConnected(first)
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    await Promise.allSettled(this.#busy)
    await Promise.race([this.#client.disconnect(), wait(closingTime, undefined, { ref: false })])
  }

  /** The client reads an envelope in a promise that nobody catches, so a malformed one would end the process. */
  #surviveMalformed(): void {
    for (const read of this.#client.listeners('ws_message')) {
      this.#client.off('ws_message', read)
      this.#client.on('ws_message', async (...message: unknown[]) => {
        try {
          await read(...message)
        } catch {
          this.#log('slack.socket.malformed', {})
        }
      })
    }
  }

  async #connect(): Promise<Connection> {
    const gone = Promise.withResolvers<void>()
    this.#client.once('disconnected', gone.resolve)
    try {
      await this.#client.start()
      if (this.#stopping.signal.aborted) await this.#client.disconnect()
      this.#log('slack.socket.connected', {})
      return { is: 'open', since: Date.now(), gone: gone.promise }
    } catch (error) {
      this.#client.off('disconnected', gone.resolve)
      this.#log('slack.socket.failed', { hopeless: isHopeless(error) })
      return { is: 'failed', hopeless: isHopeless(error) }
    }
  }

  async #stayConnected(first: Connection): Promise<void> {
    let connection = first
    let failures = 0
    while (!this.#stopping.signal.aborted) {
      if (connection.is === 'open') await connection.gone
      failures = connection.is === 'open' && Date.now() - connection.since > briefly ? 0 : failures + 1
      await this.#pause(failures)
      if (!this.#stopping.signal.aborted) connection = await this.#connect()
    }
  }

  async #pause(failures: number): Promise<void> {
    const pause = failures === 0 ? 0 : Math.min(longestPause, 500 * 2 ** failures)
    await wait(pause, undefined, { signal: this.#stopping.signal, ref: false }).catch(() => undefined)
  }

  #take(envelope: unknown): void {
    if (this.#stopping.signal.aborted) return
    const work = this.#process(envelope).catch(() => this.#log('slack.socket.not-acknowledged', {}))
    this.#busy.add(work)
    void work.finally(() => this.#busy.delete(work))
  }

  async #process(raw: unknown): Promise<void> {
    const { ack, body, retry_num: retryNum, retry_reason: retryReason } = Envelope.parse(raw)
    let response: unknown
    await this.#app?.processEvent({
      body,
      ack: async (given: unknown) => {
        response = given
      },
      ...(retryNum !== undefined && { retryNum }),
      ...(retryReason !== undefined && { retryReason }),
    })
    await ack(response)
  }
}
