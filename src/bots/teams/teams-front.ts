import type { RequestListener, ServerResponse } from 'node:http'
import type { Application, TurnState } from '@microsoft/teams-ai'
import type { TurnContext } from 'botbuilder'
import type { Door } from '../../core/app/door.ts'
import type { Log } from '../../core/app/log.ts'
import type { Messenger } from '../../core/knocks/knock.ts'
import type { Desk } from './answer/desk.ts'
import { answerAction, answerDialog, openForAction } from './answer/invoke.ts'
import { answerMention } from './answer/mention.ts'
import { answerMessage } from './answer/message.ts'
import { quietApplication } from './application.ts'
import { asksForAction, isAboutDialog, readActivity, type Seen } from './gesture.ts'
import { openGreetings } from './greetings.ts'
import { teamsMessenger } from './messenger.ts'
import { openAccessTokens } from './outbound/access-token.ts'
import { openAdapters } from './outbound/adapter.ts'
import { openPrivateWay } from './outbound/in-private.ts'
import { askProfile, profiles } from './profile.ts'
import { recordedResponse } from './recorded-response.ts'
import type { OpensOf } from './render/button.ts'
import { openRestraint } from './restraint.ts'
import { checkedSettings, type TeamsSettings } from './settings.ts'
import { openDirectory } from './trust/directory.ts'
import { type Admitted, admit, type Refused } from './trust/guard.ts'

/** Teams, ready to be spoken to. */
export type TeamsFront = {
  /** Takes POST /api/messages. */
  readonly listener: RequestListener
  readonly messenger: Messenger
  /** Who an account is now, as Teams knows them. */
  readonly profile: ReturnType<typeof profiles>
  /** Finishes what was begun. */
  stop(): Promise<void>
}

/** Under this name a turn carries what was read of its activity. */
const seenKey = Symbol('seen')

const seenIn = (context: TurnContext): Seen | undefined => context.turnState.get<Seen>(seenKey)

/** Somebody can be asked about only within the turn in which they speak. */
const withProfile = (seen: Seen, context: TurnContext, log: Log): Seen => ({
  ...seen,
  visit: {
    ...seen.visit,
    profile: () => askProfile(context, seen.visit.account, context.activity.from.id, log),
  },
})

/** Routes what arrives to its answer. Nothing goes through the helpers of teams-ai for cards, which share what one person sees. */
const routed = (application: Application<TurnState>, desk: Desk): Application<TurnState> => {
  const answering =
    (answer: (desk: Desk, context: TurnContext, seen: Seen) => Promise<void>) =>
    async (context: TurnContext): Promise<void> => {
      const seen = seenIn(context)
      if (seen) await answer(desk, context, seen)
    }
  application.addRoute(async ({ activity }) => asksForAction(activity), answering(openForAction), true)
  application.addRoute(async ({ activity }) => isAboutDialog(activity), answering(answerDialog), true)
  application.addRoute(
    async ({ activity }) => activity.name === 'adaptiveCard/action',
    answering(answerAction),
    true,
  )
  application.addRoute(
    async (context) => seenIn(context)?.visit.gesture.is === 'mentioned',
    answering(answerMention),
  )
  application.addRoute(async ({ activity }) => activity.type !== 'invoke', answering(answerMessage))
  return application
}

const kinds = new Set(
  'message messageUpdate messageDelete messageReaction invoke installationUpdate conversationUpdate typing event'.split(
    ' ',
  ),
)

/** The kind of an activity as the log may name it. */
const kindOf = ({ type }: Admitted['activity']): string => (kinds.has(type) ? type : 'other')

const end = (response: ServerResponse, status: number): void => {
  response.writeHead(status, { connection: 'close', 'content-length': 0 }).end()
}

/** Opens the front for Teams. */
export const openTeamsFront = (wanted: TeamsSettings, door: Door, opens: OpensOf, log: Log): TeamsFront => {
  const settings = checkedSettings(wanted)
  const directory = openDirectory(settings.openIdMetadataUrl)
  const tokens = openAccessTokens(settings, async () => (await directory.signer()).issuer)
  const adapters = openAdapters(settings, directory, tokens)
  const inPrivate = openPrivateWay(settings, adapters)
  const desk: Desk = { door, opens, log, inPrivate, greetings: openGreetings(), restraint: openRestraint() }
  const applications = new WeakMap<object, Application<TurnState>>()
  const busy = new Set<Promise<void>>()

  const handle = async (
    { activity, body, fingerprint, authorization }: Admitted,
    response: ServerResponse,
  ) => {
    const adapter = await adapters.ready()
    const application = applications.get(adapter) ?? routed(quietApplication(adapter), desk)
    applications.set(adapter, application)
    const seen = readActivity(activity, fingerprint, settings.tenantId)
    if (!seen) log('teams.ignored', { kind: kindOf(activity) })
    const recorded = recordedResponse()
    let entered = false
    let failed = false
    await adapter.process(
      { method: 'POST', headers: { authorization }, body },
      recorded.response,
      async (context) => {
        entered = true
        context.turnState.set(seenKey, seen && withProfile(seen, context, log))
        await application.run(context).catch((error: unknown) => {
          failed = true
          log('teams.turn.failed', { error: error instanceof Error ? error.name : typeof error })
        })
      },
    )
    if (failed) return end(response, 500)
    if (!entered) {
      const status = recorded.refused()
      log('teams.refused', { status, reason: 'botbuilder' })
      return end(response, status)
    }
    recorded.replay(response)
  }

  const receive = async (
    request: Parameters<RequestListener>[0],
    response: ServerResponse,
  ): Promise<void> => {
    try {
      const found: Admitted | Refused = await admit(request, settings, directory)
      if (!('status' in found)) return await handle(found, response)
      log('teams.refused', { status: found.status, reason: found.reason })
      end(response, found.status)
    } catch (error) {
      log('teams.turn.failed', { error: error instanceof Error ? error.name : typeof error })
      if (!response.headersSent) end(response, 500)
    }
  }

  return {
    listener: (request, response) => {
      const work = receive(request, response)
      busy.add(work)
      void work.finally(() => busy.delete(work))
    },
    messenger: teamsMessenger(inPrivate, opens),
    profile: profiles(inPrivate, log),
    stop: async () => {
      while (busy.size > 0) await Promise.all(busy)
    },
  }
}
