import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { activities, type RawActivity } from '../support/teams-activities.ts'
import { openTeamsBot, type TeamsBot } from '../support/teams-bot.ts'

let bot: TeamsBot
beforeEach(async () => {
  bot = await openTeamsBot()
})
afterEach(() => bot.close())

const at = () => bot.someone.at
const withAttachments = (...contentTypes: readonly unknown[]): RawActivity => ({
  ...activities.typed(at(), 'kijk eens'),
  attachments: contentTypes.map((contentType) => ({ contentType })),
})

describe('what somebody does in Teams arrives at the door', () => {
  it('a typed line, with who typed it, where, and under which name', async () => {
    const activity = activities.typed(at(), 'hij **loopt** <weg> & ik sta\nalleen')
    await bot.someone.causes(activity)
    expect(bot.last()).toEqual({
      account: { platform: 'teams', workspace: bot.teams.tenant, user: at().user },
      event: `teams:message:${at().conversation}:${activity.id}`,
      canOpen: false,
      platformLocale: 'nl',
      conversation: { serviceUrl: at().serviceUrl, conversation: at().conversation, bot: bot.teams.bot },
      profile: expect.any(Function),
      gesture: { is: 'line', text: 'hij **loopt** <weg> & ik sta\nalleen' },
    })
    expect(bot.someone.words()).toEqual(['Dat is genoteerd.'])
  })

  it('a line without the name of the bot, but with that of others', async () => {
    await bot.someone.causes(activities.mentioning(at(), 'advies'))
    expect(bot.last().gesture).toEqual({ is: 'line', text: 'advies' })
    await bot.someone.causes({
      ...activities.typed(at(), '<at>$& Bot</at> vraag het <at>Bas</at> of <at>$& Bot</at>'),
      entities: [
        { type: 'mention', mentioned: { id: bot.teams.bot }, text: '<at>$& Bot</at>' },
        { type: 'mention', mentioned: { id: '29:bas' }, text: '<at>Bas</at>' },
        { type: 'mention', mentioned: 7 },
        null,
      ],
    })
    expect(bot.last().gesture).toEqual({ is: 'line', text: 'vraag het <at>Bas</at> of' })
  })

  it('an empty line, since somebody sent something', async () => {
    await bot.someone.causes({ ...activities.typed(at(), ''), attachments: [] })
    expect(bot.last().gesture).toEqual({ is: 'line', text: '' })
  })

  it.each([
    ['nl-BE', 'nl'],
    ['en-US', 'en'],
    ['fr-FR', undefined],
    ['english', undefined],
  ])('the language %s that Teams reports, as %s', async (locale, known) => {
    await bot.someone.causes({ ...activities.typed(at(), 'hallo'), locale })
    expect(bot.last().platformLocale).toBe(known)
  })

  it('a file and a voice message, with words or without', async () => {
    await bot.someone.sendsFile()
    await bot.someone.causes(activities.voice(at()))
    await bot.someone.causes(withAttachments('text/html', 'image/*'))
    await bot.someone.causes(withAttachments(undefined))
    expect(bot.visits.map(({ gesture }) => gesture)).toEqual(Array(4).fill({ is: 'file' }))
  })

  it('a line that answers another one or holds a link, which is no file', async () => {
    await bot.someone.causes(
      withAttachments('messageReference', 'text/html', 'application/vnd.microsoft.card.hero', 'TEXT/HTML'),
    )
    expect(bot.last().gesture).toEqual({ is: 'line', text: 'kijk eens' })
  })

  it('an edited message and a deleted one; what was typed before or after is not looked at', async () => {
    await bot.someone.edits('anders')
    expect(bot.last().gesture).toEqual({ is: 'edited' })
    await bot.someone.deletes()
    expect(bot.last().gesture).toEqual({ is: 'deleted' })
  })
})

describe('nothing reaches the door', () => {
  const ignored: [string, () => RawActivity][] = [
    [
      'a deletion that is taken back',
      () => ({
        ...activities.edited(at(), 'terug'),
        channelData: { eventType: 'undeleteMessage', tenant: { id: at().tenant } },
      }),
    ],
    ['a like', () => activities.reaction(at())],
    ['somebody typing', () => ({ ...activities.typed(at(), 'ty'), type: 'typing' })],
    [
      'a message without anything',
      () => ({ ...activities.typed(at(), ''), text: undefined, attachments: [] }),
    ],
    ['a colleague who is added', () => activities.members(at(), 'membersAdded', ['29:bas'])],
    ['a colleague who leaves', () => activities.members(at(), 'membersRemoved', ['29:bas'])],
    [
      'members that make no sense',
      () => ({ ...activities.members(at(), 'membersAdded', []), membersAdded: 'x' }),
    ],
    ['the first half of an update of the app', () => activities.installation(at(), 'remove-upgrade')],
    [
      'an installation of a kind nobody knows',
      () => ({ ...activities.installation(at(), 'add'), action: 'x' }),
    ],
    ['a kind of activity nobody knows', () => ({ ...activities.typed(at(), 'x'), type: 'somethingNew' })],
    ['somebody Entra does not know', () => ({ ...activities.typed(at(), 'x'), from: { id: '29:guest' } })],
    [
      'another bot',
      () => ({ ...activities.typed(at(), 'x'), from: { id: '28:other', name: 'Other', role: 'bot' } }),
    ],
    ...['groupChat', 'channel', undefined].flatMap((conversationType): [string, () => RawActivity][] => {
      const conversation = () => ({ conversationType, tenantId: at().tenant, id: at().conversation })
      return [
        [
          `a line in ${conversationType}`,
          () => ({ ...activities.typed(at(), 'x'), conversation: conversation() }),
        ],
        [
          `a change of a line to the bot in ${conversationType}`,
          () => ({
            ...activities.mentioning(at(), 'x'),
            type: 'messageUpdate',
            conversation: conversation(),
          }),
        ],
        [
          `an installation in ${conversationType}`,
          () => ({
            ...activities.installation(at(), 'add'),
            conversation: conversation(),
          }),
        ],
      ]
    }),
  ]
  it.each(ignored)('of %s, and nothing is answered', async (_what, make) => {
    const activity = make()
    expect(await bot.someone.causes(activity)).toEqual({ status: 200, body: undefined })
    expect(bot.visits).toEqual([])
    expect(bot.teams.connector.calls).toEqual([])
    const kind = activity.type === 'somethingNew' ? 'other' : activity.type
    expect(bot.lines).toEqual([{ event: 'teams.ignored', fields: { kind } }])
  })
})

describe('one event has one name', () => {
  it('when Teams sends it again, which is then not answered again', async () => {
    await bot.someone.types('hallo')
    expect(await bot.someone.repeats()).toEqual({ status: 200, body: undefined })
    expect(bot.visits[0]?.event).toBe(bot.visits[1]?.event)
    expect(bot.someone.messages()).toHaveLength(1)
  })

  it('when Teams gave it none: its bytes tell', async () => {
    const nameless = { ...activities.typed(at(), 'hallo'), id: undefined }
    await bot.someone.causes(nameless)
    await bot.someone.repeats()
    await bot.someone.causes({ ...nameless, text: 'hallo!' })
    const [one, again, other] = bot.visits.map(({ event }) => event)
    expect(one).toMatch(/^teams:[0-9a-f]{64}$/)
    expect([again === one, other === one]).toEqual([true, false])
  })

  it('unlike the same words twice, the same number in another conversation, and each change of one message', async () => {
    const first = activities.typed(at(), 'hallo')
    const other = bot.teams.person('0b1e0000-0000-4000-8000-000000000002')
    await bot.someone.causes(first)
    await bot.someone.types('hallo')
    await other.causes({ ...activities.typed(other.at, 'hallo'), id: first.id })
    const changed = { ...activities.edited(at(), 'anders'), id: first.id }
    await bot.someone.causes({ ...changed, timestamp: '2026-11-24T09:00:00.000Z' })
    await bot.someone.causes({ ...changed, timestamp: '2026-11-24T09:00:01.000Z' })
    await bot.someone.causes({ ...activities.deleted(at()), id: first.id })
    expect(new Set(bot.visits.map(({ event }) => event)).size).toBe(6)
  })
})
