import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import AjvDraft04 from 'ajv-draft-04'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { understand } from '../../src/core/app/understand.ts'

const read = (path: string): string => readFileSync(path, 'utf8')
const schemas = join(
  dirname(createRequire(import.meta.url).resolve('@microsoft/app-manifest/package.json')),
  'build/json-schemas/teams/v1.28',
)

const faults = (schema: string, document: unknown): unknown => {
  const ajv = new AjvDraft04.default({
    strict: false,
    allErrors: true,
    unicodeRegExp: false,
    validateFormats: false,
  })
  const validate = ajv.compile(JSON.parse(read(join(schemas, schema))))
  validate(document)
  return validate.errors
}

const command = (text: string): string | undefined => {
  const wish = understand({ is: 'line', text }, 'nl', () => '00000000-0000-4000-8000-000000000001')
  return wish.is === 'command' ? wish.command : undefined
}

describe('the Teams manifest', () => {
  const manifest = JSON.parse(read('manifests/teams/manifest.json'))
  const english = JSON.parse(read('manifests/teams/en.json'))

  it("fits Microsoft's published schema, and so does its English", () => {
    expect(faults('MicrosoftTeams.schema.json', manifest)).toBeNull()
    expect(faults('MicrosoftTeams.Localization.schema.json', english)).toBeNull()
  })

  it('offers only commands that the bot understands, in both languages', () => {
    const [list] = manifest.bots[0].commandLists
    list.commands.forEach(({ title }: { title: string }, at: number) => {
      const translated = english[`bots[0].commandLists[0].commands[${at}].title`]
      expect(command(title), title).not.toBe('draft.add')
      expect(command(translated), translated).toBe(command(title))
    })
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

  it('asks for the personal scope alone, for nothing is said elsewhere', () => {
    expect(manifest.bots[0].scopes).toEqual(['personal'])
  })
})

describe('the Slack manifest', () => {
  const manifest = parse(read('manifests/slack.yaml'))

  it('keeps to the lengths that Slack allows', () => {
    expect(manifest.display_information.name.length).toBeLessThanOrEqual(35)
    expect(manifest.display_information.description.length).toBeLessThanOrEqual(140)
    for (const { command: name, usage_hint } of manifest.features.slash_commands) {
      expect(name.length).toBeLessThanOrEqual(32)
      expect(usage_hint.length).toBeLessThanOrEqual(1000)
    }
  })

  it('asks for no more scopes than what the bot does needs', () => {
    expect(manifest.oauth_config.scopes.bot).toEqual([
      'chat:write',
      'commands',
      'im:history',
      'users:read',
      'users:read.email',
    ])
  })

  it('subscribes to the events the bot acts on and to no other', () => {
    expect(manifest.settings.event_subscriptions.bot_events).toEqual(['app_home_opened', 'message.im'])
  })
})
