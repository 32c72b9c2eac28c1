import { writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { z } from 'zod'
import { runCommand } from './child.ts'
import {
  type ModalButton,
  pressAsIfInMessage,
  pressInModal,
  signingSecret,
  workspace,
} from './local-slack-buttons.ts'
import { mustBeOnlyHere } from './only-here.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** Somebody of the workspace. */
export type Member = { readonly user: string; readonly name: string; readonly email?: string }

const botToken = 'xoxb-test-token'
const appToken = 'xapp-test-token'

/** Where everybody is, and where nothing of the bot should ever stand. */
export const staffRoom = 'lerarenkamer'

const Log = z.object({
  log: z.array(
    z.object({
      direction: z.string(),
      kind: z.string(),
      summary: z.string(),
      detail: z.unknown().optional(),
    }),
  ),
})
const Messages = z.object({ messages: z.array(z.object({ ts: z.string() })) })
const State = z.object({ channels: z.array(z.object({ id: z.string(), name: z.string() })) })

const workspaceFile = (members: readonly Member[], botUrl: string | undefined) => ({
  workspace: { name: 'Voorbeeldcollege', domain: 'voorbeeld', teamId: workspace },
  apps: [
    {
      appId: 'A01APP',
      botUserId: 'U0BOT',
      botName: 'trajectbot',
      botToken,
      appToken,
      signingSecret,
      ...(botUrl === undefined ? { mode: 'socket' } : { mode: 'events', requestUrl: botUrl }),
    },
  ],
  users: members.map(({ user, name, email }) => ({
    id: user,
    name: user.toLowerCase(),
    real_name: name,
    email: email ?? `${user.toLowerCase()}@school.example`,
  })),
  channels: [{ id: 'C01STAFF', name: staffRoom, members: [...members.map(({ user }) => user), 'U0BOT'] }],
})

const askControl = async <S extends z.ZodType>(address: string, schema: S): Promise<z.output<S>> =>
  schema.parse(await (await fetch(address)).json())

/** A workspace in local-slack, which sends to the bot's address, or over a socket that the bot opens itself. */
export const startLocalSlack = async (members: readonly Member[], botUrl?: string) => {
  const folder = await temporaryFolder()
  const config = join(folder, 'workspace.json')
  await writeFile(config, JSON.stringify(workspaceFile(members, botUrl)))
  const manifest = createRequire(import.meta.url).resolve('local-slack-linux-x64/package.json')
  const client = runCommand(
    join(manifest, '../bin/local-slack'),
    ['--config', config, '--port', '0', '--files-dir', join(folder, 'files')],
    { BUN_OPTIONS: '--preload=./test/support/loopback.cjs' },
  )
  const url = await client.says(/Web UI:\s+(\S+)\s/)
  await mustBeOnlyHere(url)
  const ask = <S extends z.ZodType>(path: string, schema: S): Promise<z.output<S>> =>
    askControl(`${url}/_control/${path}`, schema)
  return {
    url,
    workspace,
    /** What the bot must know to speak with it. */
    env: {
      SLACK_API_URL: `${url}/api/`,
      SLACK_BOT_TOKEN: botToken,
      ...(botUrl === undefined ? { SLACK_APP_TOKEN: appToken } : { SLACK_SIGNING_SECRET: signingSecret }),
    },
    /** Everything that stands in a conversation now, and everything the bot ever sent there. */
    said: async (): Promise<string> => {
      const { channels } = await ask('state', State)
      const standing = await Promise.all(channels.map(({ id }) => ask(`messages/${id}`, z.unknown())))
      const { log } = await ask('log', Log)
      const sent = log.filter(
        ({ direction, summary }) => direction === 'from_bot' && summary.startsWith('chat.'),
      )
      return JSON.stringify([standing, sent])
    },
    /** What stands in the staff room. */
    saidInStaffRoom: async (): Promise<readonly unknown[]> =>
      (await ask('messages/C01STAFF', Messages)).messages,
    press: (button: ModalButton): Promise<void> =>
      botUrl === undefined ? pressAsIfInMessage(url, button) : pressInModal(botUrl, button),
  }
}
export type LocalSlack = Awaited<ReturnType<typeof startLocalSlack>>
