import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { makeManifests } from '../../manifests/make-manifests.ts'
import { SlackManifest, slackManifest, slackTemplate } from '../../manifests/slack-manifest.ts'
import { teamsFaults } from '../../manifests/teams-package.ts'
import { shortcuts, understand } from '../../src/core/app/understand.ts'
import { sourceFiles } from '../support/imports.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const command = (text: string): string | undefined => {
  const wish = understand({ is: 'line', text }, 'nl', () => '00000000-0000-4000-8000-000000000001')
  return wish.is === 'command' ? wish.command : undefined
}

const slackSource = sourceFiles('src/bots/slack')
  .map(({ text }) => text)
  .join('\n')

/** Everything in the code of Slack's front that is called like this. */
const calledInCode = (call: RegExp): readonly string[] => [
  ...new Set([...slackSource.matchAll(call)].map(([, name]) => String(name))),
]

describe('the Teams manifest', () => {
  const manifest = JSON.parse(readFileSync('manifests/teams/manifest.json', 'utf8'))
  const english = JSON.parse(readFileSync('manifests/teams/en.json', 'utf8'))

  it("fits Microsoft's published schema, and so does its English", () => {
    const { manifestVersion: version } = manifest
    expect(teamsFaults('MicrosoftTeams', version, manifest)).toEqual([])
    expect(teamsFaults('MicrosoftTeams.Localization', version, english)).toEqual([])
    expect(teamsFaults('MicrosoftTeams', version, { ...manifest, validDomains: 'x' })).toHaveLength(1)
  })

  it('says in English all that it says in Dutch', () => {
    const said = [
      ...['name.short', 'name.full', 'description.short', 'description.full'],
      ...manifest.bots[0].commandLists[0].commands.flatMap((_: unknown, at: number) => [
        `bots[0].commandLists[0].commands[${at}].title`,
        `bots[0].commandLists[0].commands[${at}].description`,
      ]),
      ...manifest.composeExtensions[0].commands.flatMap((_: unknown, at: number) => [
        `composeExtensions[0].commands[${at}].title`,
        `composeExtensions[0].commands[${at}].description`,
      ]),
    ]
    expect(Object.keys(english).filter((key) => key !== '$schema')).toEqual(said)
  })

  it('offers only commands that the bot understands, in both languages', () => {
    const [list] = manifest.bots[0].commandLists
    list.commands.forEach(({ title }: { title: string }, at: number) => {
      const translated = english[`bots[0].commandLists[0].commands[${at}].title`]
      expect(command(title), title).not.toBe('draft.add')
      expect(command(translated), translated).toBe(command(title))
    })
  })

  it('offers every action that the bot knows, on messages and away from them, each in a window of its own', () => {
    const { commands } = manifest.composeExtensions[0]
    expect(commands.map(({ id }: { id: string }) => id)).toEqual(Object.keys(shortcuts))
    expect(commands.map(({ context }: { context: string[] }) => context)).toEqual([
      ['compose', 'commandBox'],
      ['message'],
    ])
    for (const one of commands) expect(one).toMatchObject({ type: 'action', fetchTask: true })
  })

  it('brings its two pictures, of the sizes that Teams wants', () => {
    const sizeOf = (name: string): readonly [number, number] => {
      const png = readFileSync(join('manifests/teams', name))
      expect(png.subarray(1, 4).toString()).toBe('PNG')
      return [png.readUInt32BE(16), png.readUInt32BE(20)]
    }
    expect(sizeOf(manifest.icons.color)).toEqual([192, 192])
    expect(sizeOf(manifest.icons.outline)).toEqual([32, 32])
  })

  it('asks to be called in teams and groups, and offers commands in private alone', () => {
    expect(manifest.bots[0].scopes).toEqual(['personal', 'team', 'groupChat'])
    expect(manifest.bots[0].commandLists.map(({ scopes }: { scopes: string[] }) => scopes)).toEqual([
      ['personal'],
    ])
  })
})

describe('the Slack manifest', () => {
  const manifest = slackTemplate()
  const { features, settings } = manifest

  it('keeps to what Slack allows', () => {
    const [shortcut] = features.shortcuts
    const tooLong = { ...features, shortcuts: [{ ...shortcut, name: 'Maak hier een adviesvraag van' }] }
    expect(SlackManifest.safeParse({ ...manifest, features: tooLong }).success).toBe(false)
    expect(SlackManifest.safeParse({ ...manifest, more: 1 }).success).toBe(false)
  })

  it('has the commands that the bot knows, and every shortcut that the bot knows', () => {
    expect(features.slash_commands.map(({ command }) => command)).toEqual(['/advies', '/afspraken'])
    expect(features.shortcuts.map(({ callback_id: name }) => name)).toEqual(Object.keys(shortcuts))
    expect(features.shortcuts.map(({ type }) => type)).toEqual(['global', 'message'])
  })

  it('subscribes to the events the bot acts on and to no other', () => {
    const subscribed = settings.event_subscriptions.bot_events
    const actedOn = calledInCode(/\bapp\.event\('(\w+)'/g)
    // The bot reads messages in private conversations alone.
    expect(subscribed.toSorted()).toEqual(
      actedOn.map((event) => (event === 'message' ? 'message.im' : event)).toSorted(),
    )
  })

  it('asks for no more scopes than what the bot does needs', () => {
    const needed: Readonly<Record<string, readonly string[]>> = {
      'chat.postMessage': ['chat:write'],
      'chat.postEphemeral': ['chat:write'],
      'chat.update': ['chat:write'],
      // The language, and the address by which somebody is known.
      'users.info': ['users:read', 'users:read.email'],
      'views.open': [],
      'views.update': [],
      'views.publish': [],
      'message.im': ['im:history'],
      app_mention: ['app_mentions:read'],
      app_home_opened: [],
    }
    const methods = calledInCode(/\bapi\.([a-z]+\.[a-zA-Z]+)\(/g)
    const uses = [...methods, ...settings.event_subscriptions.bot_events]
    expect(uses.filter((use) => !Object.hasOwn(needed, use))).toEqual([])
    const scopes = new Set(['commands', ...uses.flatMap((use) => needed[use] ?? [])])
    expect(manifest.oauth_config.scopes.bot).toEqual([...scopes].toSorted())
  })

  it('names no address at all for Socket Mode', () => {
    const socket = slackManifest(manifest, undefined)
    expect(socket.settings.socket_mode_enabled).toBe(true)
    expect(JSON.stringify(socket)).not.toMatch(/https?:/)
  })
})

describe('npm run manifests', () => {
  const appId = '11111111-2222-4333-8444-555555555555'
  const make = async (env: Readonly<Record<string, string>>) => {
    const folder = await temporaryFolder()
    const { lines, complete } = makeManifests(env, folder)
    return {
      complete,
      told: lines.join('\n'),
      slack: () => SlackManifest.parse(parse(readFileSync(join(folder, 'slack-manifest.yaml'), 'utf8'))),
      zip: () => readFileSync(join(folder, 'trajectbot-teams.zip')),
    }
  }

  it('fills in the address and the ids, the same ones every time', async () => {
    const env = { PUBLIC_URL: 'https://bot.school.example/', TEAMS_APP_ID: appId }
    const [once, again] = [await make(env), await make(env)]
    expect(once.complete).toBe(true)
    const address = 'https://bot.school.example/slack/events'
    const { features, settings } = once.slack()
    expect([settings.event_subscriptions.request_url, settings.interactivity.request_url]).toEqual([
      address,
      address,
    ])
    expect(features.slash_commands[0]?.url).toBe(address)
    expect(settings.socket_mode_enabled).toBe(false)

    const files = unzipSync(once.zip())
    expect(Object.keys(files).toSorted()).toEqual(['color.png', 'en.json', 'manifest.json', 'outline.png'])
    const words = Buffer.from(files['manifest.json'] ?? []).toString()
    expect(words).not.toMatch(/00000000-0000|trajectbot\.example/)
    expect(JSON.parse(words)).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-5/),
      bots: [{ botId: appId }],
      composeExtensions: [{ botId: appId }],
      developer: { websiteUrl: 'https://bot.school.example/' },
    })
    expect(once.zip().equals(again.zip())).toBe(true)
  })

  it('says what is missing, and makes Slack one for Socket Mode when there is no address or an app token', async () => {
    const bare = await make({})
    expect(bare.complete).toBe(true)
    expect(bare.told).toMatch(/Socket Mode\. Set PUBLIC_URL[\s\S]*- TEAMS_APP_ID[\s\S]*- PUBLIC_URL/)
    expect(bare.slack().settings.socket_mode_enabled).toBe(true)
    const token = await make({ PUBLIC_URL: 'https://bot.school.example', SLACK_APP_TOKEN: 'xapp-1' })
    expect(token.slack().settings.socket_mode_enabled).toBe(true)
    const half = await make({ TEAMS_APP_ID: 'my bot', PUBLIC_URL: 'http://127.0.0.1:3000' })
    expect(half.complete).toBe(false)
    expect(half.told).toMatch(/- TEAMS_APP_ID[\s\S]*- PUBLIC_URL/)
  })

  it('ends with what is wrong in the environment', () => {
    const env = { PATH: process.env.PATH, PUBLIC_URL: 'bot.school.example' }
    const { status, stdout } = spawnSync(process.execPath, ['manifests/make.ts'], { env, encoding: 'utf8' })
    expect([status, stdout]).toEqual([1, expect.stringContaining('PUBLIC_URL:')])
  })
})
