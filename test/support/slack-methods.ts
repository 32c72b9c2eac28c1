import type { z } from 'zod'
import { type Method, methods } from './slack-api-rules.ts'
import { type SlackUser, userAnswer } from './slack-users.ts'
import type { Workspace } from './slack-workspace.ts'

type Args<M extends Method> = z.output<(typeof methods)[M]>
type Answer = Readonly<Record<string, unknown>>

const refused = (error: string): Answer => ({ ok: false, error })

type Handlers = { readonly [M in Method]: (args: Args<M>) => Answer }

/** What every method does to the workspace. */
export const handlersFor = (
  workspace: Workspace,
  facts: {
    readonly bot: string
    readonly app: string
    readonly locale: (user: string) => string
    readonly users: ReadonlyMap<string, SlackUser>
    readonly socketUrl: () => string
  },
): Handlers => ({
  'auth.test': () => ({
    ok: true,
    url: 'https://school.slack.test/',
    team: 'School',
    user: 'trajectbot',
    team_id: workspace.team,
    user_id: facts.bot,
    bot_id: 'B0BOT',
    is_enterprise_install: false,
  }),
  'apps.connections.open': () => ({ ok: true, url: facts.socketUrl() }),
  'chat.postMessage': ({ channel, text, blocks, thread_ts: thread, metadata }) => {
    const place = /^[UW]/.test(channel) ? workspace.channelOf(channel) : channel
    const message = workspace.add({ channel: place, text, blocks, onlyFor: undefined, thread, metadata })
    return {
      ok: true,
      channel: place,
      ts: message.ts,
      message: {
        type: 'message',
        user: facts.bot,
        bot_id: 'B0BOT',
        app_id: facts.app,
        text,
        ts: message.ts,
        blocks,
      },
    }
  },
  'chat.update': ({ channel, ts, text, blocks }) =>
    workspace.change(channel, ts, { text, blocks })
      ? { ok: true, channel, ts, text }
      : refused('message_not_found'),
  'chat.postEphemeral': ({ channel, user, text, blocks, thread_ts: thread }) => {
    const message = workspace.add({
      channel,
      text,
      blocks,
      onlyFor: user,
      thread,
      metadata: undefined,
    })
    return { ok: true, message_ts: message.ts }
  },
  'conversations.open': ({ users }) => ({ ok: true, channel: { id: workspace.channelOf(users) } }),
  'users.info': ({ user, include_locale: asked }) =>
    userAnswer(user, facts.users.get(user) ?? {}, {
      team: workspace.team,
      locale: asked ? facts.locale(user) : undefined,
    }),
  'views.open': ({ trigger_id: trigger, view }) => {
    const found = workspace.useTrigger(trigger)
    if ('error' in found) return refused(found.error)
    const shown = workspace.showModal(found.user, view)
    return { ok: true, view: { id: shown.id, hash: shown.hash, ...view } }
  },
  'views.update': ({ view_id: id, view }) => {
    const found = [...workspace.modals].find(([, shown]) => shown.id === id)
    if (!found) return refused('not_found')
    const shown = workspace.showModal(found[0], view, id)
    return { ok: true, view: { id, hash: shown.hash, ...view } }
  },
  'views.publish': ({ user_id: user, view }) => {
    workspace.homes.set(user, view)
    return { ok: true, view: { id: `V0HOME${user}`, ...view } }
  },
})

/** Checks the arguments of a call against Slack's rules, then does it. */
export const call = <M extends Method>(
  method: M,
  fields: Readonly<Record<string, unknown>>,
  handlers: Handlers,
): { readonly answer: Answer; readonly complaint: string | undefined } => {
  const parsed = methods[method].safeParse(fields)
  if (!parsed.success) {
    const complaint = `${method}: ${parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')}`
    return { answer: refused('invalid_arguments'), complaint }
  }
  const handler: (args: Args<M>) => Answer = handlers[method]
  return { answer: handler(parsed.data as Args<M>), complaint: undefined }
}
