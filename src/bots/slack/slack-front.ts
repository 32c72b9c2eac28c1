import type { RequestListener } from 'node:http'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { App, HTTPReceiver, type Receiver, type ViewSubmitAction } from '@slack/bolt'
import { WebClient } from '@slack/web-api'
import type { Door } from '../../core/app/door.ts'
import type { Log } from '../../core/app/log.ts'
import type { Messenger } from '../../core/knocks/knock.ts'
import { answerCommand } from './answer/command.ts'
import type { Answered, Desk } from './answer/desk.ts'
import { answerHomeOpened } from './answer/home-opened.ts'
import { answerMention } from './answer/mention.ts'
import { answerMessage } from './answer/message.ts'
import { answerPress } from './answer/press.ts'
import { answerShortcut } from './answer/shortcut.ts'
import { answerSubmission } from './answer/submission.ts'
import { failedAttempt } from './attempt.ts'
import { clientOptions } from './client-options.ts'
import { guard } from './guard.ts'
import { languages } from './languages.ts'
import { slackMessenger } from './messenger.ts'
import { type Profiles, profiles } from './profile.ts'
import { sdkLogger } from './sdk-logger.ts'
import type { SlackSettings } from './settings.ts'
import { SocketReceiver } from './socket-receiver.ts'

/** Slack, ready to be spoken to. */
export type SlackFront = {
  /** Takes POST /slack/events; nothing in Socket Mode. */
  readonly listener: RequestListener | undefined
  readonly messenger: Messenger
  /** Who an account is now, as Slack knows them. */
  readonly profile: Profiles
  start(): Promise<void>
  /** Finishes what was begun. */
  stop(): Promise<void>
}

type Entrance = {
  readonly receiver: Receiver
  readonly listener: RequestListener | undefined
  start(): Promise<void>
  stop(): Promise<void>
}

/** Bolt gives up on an answer after three seconds and so does Slack, but a stand-in may be slower. */
const patience = 15_000

const httpEntrance = (signingSecret: string, logger: ReturnType<typeof sdkLogger>, log: Log): Entrance => {
  const receiver = new HTTPReceiver({
    signingSecret,
    // The guard in front of it verified already.
    signatureVerification: false,
    logger,
    processBeforeResponse: true,
    unhandledRequestTimeoutMillis: patience,
    processEventErrorHandler: async ({ response }) => {
      log('slack.request.failed', {})
      if (!response.headersSent) response.writeHead(500).end()
      return true
    },
  })
  return {
    receiver,
    listener: guard({ signingSecret, log, next: receiver.requestListener }),
    start: async () => undefined,
    stop: async () => undefined,
  }
}

const socketEntrance = (receiver: SocketReceiver): Entrance => ({
  receiver,
  listener: undefined,
  start: () => receiver.start(),
  stop: () => receiver.stop(),
})

/** Opens the front for Slack, over HTTP or over Socket Mode. */
export const openSlackFront = (settings: SlackSettings, door: Door, log: Log): SlackFront => {
  const logger = sdkLogger(log)
  const options = () => clientOptions(settings.apiUrl, logger)
  const api = new WebClient(settings.botToken, options())
  const desk: Desk = { door, api, log, languages: languages(api), profiles: profiles(api, log) }
  const entrance =
    'appToken' in settings
      ? socketEntrance(
          new SocketReceiver({ appToken: settings.appToken, clientOptions: options(), logger }, log),
        )
      : httpEntrance(settings.signingSecret, logger, log)

  const busy = new Set<Promise<void>>()
  const follow = (after: () => Promise<unknown>): void => {
    // Drawing a window takes a while; the acknowledgement leaves first.
    const work = nextTurn()
      .then(after)
      .then(
        () => undefined,
        (error: unknown) => {
          const failed = failedAttempt(error)
          log('slack.reply.failed', { reason: failed.is === 'sent' ? undefined : failed.reason })
        },
      )
    busy.add(work)
    void work.finally(() => busy.delete(work))
  }
  const finish = async <A>({ ack, after }: Answered<A>, acknowledge?: (ack?: A) => Promise<void>) => {
    await acknowledge?.(ack)
    if (after) follow(after)
  }

  const app = new App({
    receiver: entrance.receiver,
    authorize: async () => ({ botToken: settings.botToken }),
    clientOptions: options(),
    logger,
    ignoreSelf: false,
    convoStore: false,
  })
  app.error(async (error) => {
    throw error
  })
  app.command(/^/, async ({ body, ack, respond }) => finish(await answerCommand(desk, body, respond), ack))
  app.action({ type: 'block_actions' }, async ({ body, ack, respond }) =>
    finish(await answerPress(desk, body, respond), ack),
  )
  app.view<ViewSubmitAction>(/^/, async ({ body, ack }) => finish(await answerSubmission(desk, body), ack))
  app.view({ type: 'view_closed' }, async ({ ack }) => ack())
  app.shortcut(/^/, async ({ body, ack }) => finish(await answerShortcut(desk, body), ack))
  app.event('message', async ({ body, context }) => finish(await answerMessage(desk, body, context.retryNum)))
  app.event('app_mention', async ({ body, context }) =>
    finish(await answerMention(desk, body, context.retryNum)),
  )
  app.event('app_home_opened', async ({ body, context }) =>
    finish(await answerHomeOpened(desk, body, context.retryNum)),
  )

  return {
    listener: entrance.listener,
    messenger: slackMessenger(api),
    profile: desk.profiles,
    start: entrance.start,
    stop: async () => {
      await entrance.stop()
      while (busy.size > 0) await Promise.all(busy)
    },
  }
}
