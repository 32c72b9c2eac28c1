import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { Environment } from '../src/server/environment.ts'
import { slackManifest, slackTemplate, slackYaml } from './slack-manifest.ts'
import { teamsManifest, teamsPackage, teamsTemplate } from './teams-package.ts'

const Wanted = Environment.pick({ PUBLIC_URL: true, SLACK_APP_TOKEN: true, TEAMS_APP_ID: true })

/** What came of it: lines to tell, and whether everything that was wanted is there. */
export type Made = { readonly lines: readonly string[]; readonly complete: boolean }

type Write = (name: string, content: string | Uint8Array) => string

const makeSlack = (write: Write, appToken: string | undefined, publicUrl: string | undefined): Made => {
  const overHttp = appToken === undefined && publicUrl !== undefined
  const manifest = slackManifest(slackTemplate(), overHttp ? publicUrl : undefined)
  const written = write('slack-manifest.yaml', slackYaml(manifest))
  const why = overHttp
    ? `Slack will call ${publicUrl}/slack/events.`
    : appToken !== undefined
      ? 'It is for Socket Mode, for SLACK_APP_TOKEN is set.'
      : 'It is for Socket Mode. Set PUBLIC_URL (https) first if Slack is to call your own address.'
  return {
    lines: [
      `Slack: ${written}. Paste it at https://api.slack.com/apps, "Create New App", "From a manifest".`,
      `       ${why}`,
    ],
    complete: true,
  }
}

const makeTeams = (write: Write, appId: string | undefined, publicUrl: string | undefined): Made => {
  const id = z.guid().safeParse(appId).data
  if (id === undefined || publicUrl === undefined) {
    const missing = [
      ...(id ? [] : ['TEAMS_APP_ID, the id of the bot (Azure Bot, "Configuration", "Microsoft App ID")']),
      ...(publicUrl ? [] : ['PUBLIC_URL, where the bot can be reached, beginning with https://']),
    ]
    // Who set an app id wants Teams; who set none may be content with Slack.
    const complete = appId === undefined
    return {
      lines: ['Teams: no package yet. Set first:', ...missing.map((what) => `       - ${what}`)],
      complete,
    }
  }
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync('package.json', 'utf8')))
  const manifest = teamsManifest(teamsTemplate(), { appId: id, publicUrl, version })
  const written = write('trajectbot-teams.zip', teamsPackage(manifest))
  return {
    lines: [
      `Teams: ${written}. Upload it in the Teams admin centre, "Manage apps".`,
      `       Messaging endpoint of the bot: ${publicUrl}/api/messages.`,
    ],
    complete: true,
  }
}

/** Writes what is handed to the platforms into a folder, with this school's own ids and address in it. */
export const makeManifests = (
  variables: Readonly<Record<string, string | undefined>>,
  folder: string,
): Made => {
  const read = Wanted.safeParse(variables)
  if (!read.success) {
    const lines = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    return { lines, complete: false }
  }
  const { SLACK_APP_TOKEN: appToken, TEAMS_APP_ID: appId, PUBLIC_URL: address } = read.data
  const publicUrl = address?.startsWith('https:') ? address.replace(/\/+$/, '') : undefined
  const write: Write = (name, content) => {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, name), content)
    return join(folder, name)
  }
  const [slack, teams] = [makeSlack(write, appToken, publicUrl), makeTeams(write, appId, publicUrl)]
  return { lines: [...slack.lines, ...teams.lines], complete: slack.complete && teams.complete }
}
