import { readFileSync } from 'node:fs'
import { parse, stringify } from 'yaml'
import { z } from 'zod'

const text = (most: number) => z.string().min(1).max(most)
const https = z.url({ protocol: /^https$/ })

/** What Slack takes of a manifest, as far as we use it: nothing else fits, and nothing longer. */
export const SlackManifest = z.strictObject({
  display_information: z.strictObject({
    name: text(35),
    description: text(140),
    background_color: z.string().regex(/^#[0-9a-f]{6}$/),
  }),
  features: z.strictObject({
    app_home: z.record(z.string(), z.boolean()),
    bot_user: z.strictObject({ display_name: text(80), always_online: z.boolean() }),
    slash_commands: z
      .array(
        z.strictObject({
          command: z.string().regex(/^\/[a-z0-9_-]{1,31}$/),
          description: text(2000),
          usage_hint: text(1000),
          url: https.optional(),
          should_escape: z.literal(true),
        }),
      )
      .max(50),
    shortcuts: z
      .array(
        z.strictObject({
          name: text(24),
          type: z.enum(['global', 'message']),
          callback_id: text(255),
          description: text(150),
        }),
      )
      .max(10),
  }),
  oauth_config: z.strictObject({ scopes: z.strictObject({ bot: z.array(z.string()).min(1) }) }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({
      request_url: https.optional(),
      bot_events: z.array(z.string()).max(100),
    }),
    interactivity: z.strictObject({ is_enabled: z.literal(true), request_url: https.optional() }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
})
export type SlackManifest = z.infer<typeof SlackManifest>

/** The manifest as it stands in the repository. */
export const slackTemplate = (): SlackManifest =>
  SlackManifest.parse(parse(readFileSync('manifests/slack.yaml', 'utf8')))

/** The manifest for one school: for requests to its own address, or without any for Socket Mode. */
export const slackManifest = (template: SlackManifest, publicUrl: string | undefined): SlackManifest => {
  const address = publicUrl === undefined ? {} : { request_url: `${publicUrl}/slack/events` }
  const { slash_commands: commands } = template.features
  const { event_subscriptions: events, interactivity } = template.settings
  return SlackManifest.parse({
    ...template,
    features: {
      ...template.features,
      slash_commands: commands.map(({ url: _, ...command }) => ({
        ...command,
        ...(address.request_url !== undefined && { url: address.request_url }),
      })),
    },
    settings: {
      ...template.settings,
      event_subscriptions: { bot_events: events.bot_events, ...address },
      interactivity: { is_enabled: interactivity.is_enabled, ...address },
      socket_mode_enabled: publicUrl === undefined,
    },
  })
}

/** A manifest as it is pasted into Slack. */
export const slackYaml = (manifest: SlackManifest): string => stringify(manifest, { lineWidth: 0 })
