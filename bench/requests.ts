import { randomUUID } from 'node:crypto'
import { signed } from '../test/support/slack-signing.ts'
import { known, type Platforms } from './platforms.ts'

/** One request as a platform sends it; each one made is another event. */
export type Request = {
  readonly path: '/slack/events' | '/api/messages'
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** A request that is answered with a window, and the trigger that opens it. */
export type Triggering = Request & { readonly trigger: string }

/** Who asks, and who asks questions beside: another person, so that the list that is asked for stays as long as it was. */
export const users = {
  asker: { slack: 'U0ASKER', teams: '00000000-0000-4000-8000-000000000001' },
  other: { slack: 'U0OTHER', teams: '00000000-0000-4000-8000-000000000002' },
} as const

const slackForm = (fields: Readonly<Record<string, string>>): Request => {
  const body = new URLSearchParams(fields).toString()
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  return {
    path: '/slack/events',
    headers: { ...headers, ...signed(body, { secret: known.signingSecret }) },
    body,
  }
}

const trigger = (): string => `1.${randomUUID()}`

const slash = (command: string, text: string, trigger_id = trigger()): Request =>
  slackForm({
    token: 'deprecated',
    team_id: known.team,
    team_domain: 'school',
    channel_id: 'D0',
    channel_name: 'directmessage',
    user_id: users.asker.slack,
    user_name: 'someone',
    command,
    text,
    api_app_id: 'A0APP',
    is_enterprise_install: 'false',
    response_url: 'http://127.0.0.1:9/aside',
    trigger_id,
  })

/** `/traject mijn vragen`: a signed slash command that is answered with a window that lists one's own questions. */
export const slackCommand = (): Request => slash('/traject', 'mijn vragen')

/** `/afspraken` with a name: a look-up by the one who asks. */
export const slackLookUp = (name: string): Triggering => {
  const id = trigger()
  return { ...slash('/afspraken', name, id), trigger: id }
}

const question = () => ({
  command: 'advice.ask',
  args: {
    advice: randomUUID(),
    topic: 'behaviour',
    about: 'nobody',
    question: 'Hoe begin ik een les met een klas die net van gym komt?',
    urgency: 'can-wait',
  },
})

/** A form that asks a question, so that the team is knocked. */
export const slackQuestion = (): Request =>
  slackForm({
    payload: JSON.stringify({
      type: 'view_submission',
      team: { id: known.team, domain: 'school' },
      user: { id: users.other.slack, username: 'someone', name: 'someone', team_id: known.team },
      trigger_id: trigger(),
      view: {
        id: 'V0',
        type: 'modal',
        callback_id: 'form',
        private_metadata: JSON.stringify(question()),
        blocks: [],
        state: { values: {} },
      },
    }),
  })

const teamsActivity = (
  { serviceUrl, bearer }: Platforms,
  user: string,
  activity: Readonly<Record<string, unknown>>,
): Request => {
  const now = new Date().toISOString()
  const body = {
    id: randomUUID(),
    timestamp: now,
    localTimestamp: now,
    channelId: 'msteams',
    serviceUrl,
    from: { id: `29:${user}`, name: 'Someone', aadObjectId: user },
    conversation: { conversationType: 'personal', tenantId: known.tenant, id: `a:${user}` },
    recipient: { id: `28:${known.appId}`, name: 'Trajectbot' },
    channelData: { tenant: { id: known.tenant } },
    locale: 'nl-NL',
    localTimezone: 'Europe/Amsterdam',
    entities: [{ type: 'clientInfo', locale: 'nl-NL', country: 'NL', platform: 'Web' }],
    ...activity,
  }
  const headers = { 'content-type': 'application/json; charset=utf-8', authorization: bearer }
  return { path: '/api/messages', headers, body: JSON.stringify(body) }
}

/** A typed `help`: a message with a signed token that is answered with a card. */
export const teamsMessage = (platforms: Platforms): Request =>
  teamsActivity(platforms, users.asker.teams, {
    type: 'message',
    text: 'help',
    textFormat: 'plain',
    attachments: [{ contentType: 'text/html', content: '<p>help</p>' }],
  })

/** The same question from a window of Teams. */
export const teamsQuestion = (platforms: Platforms): Request =>
  teamsActivity(platforms, users.other.teams, {
    type: 'invoke',
    name: 'task/submit',
    value: { data: question() },
  })
