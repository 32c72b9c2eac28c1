import { writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { runProgram } from './child.ts'
import { mustBeOnlyHere } from './only-here.ts'
import type { Whereabouts } from './teams-activities.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** Who sits behind one Agents Playground. */
export type PlaygroundUser = { readonly user: string; readonly name: string; readonly email?: string }

const profile = ({ user, name, email }: PlaygroundUser) => {
  const [givenName = '', ...rest] = name.split(' ')
  const address = email ?? `${givenName.toLowerCase()}@school.example`
  return {
    id: `29:${user}`,
    name,
    givenName,
    surname: rest.join(' '),
    aadObjectId: user,
    userPrincipleName: address,
    email: address,
  }
}

/** The client wants to know of five others, though they do nothing. */
const bystanders = Array.from({ length: 5 }, (_, at) =>
  profile({ user: `0b1e0000-0000-4000-8000-0000000001${at}0`, name: `Collega ${at}` }),
)

const conversationOf = ({ user }: PlaygroundUser): string => `a:1-${user}`

/** Starts Microsoft's Agents Playground with one person in it, who speaks with the bot at an address. */
export const startPlayground = async (
  person: PlaygroundUser,
  { tenant, bot }: { readonly tenant: string; readonly bot: string },
  endpoint: string,
): Promise<{ readonly url: string; readonly at: Whereabouts }> => {
  const folder = await temporaryFolder()
  const config = join(folder, 'playground.yml')
  // JSON is YAML too.
  await writeFile(
    config,
    JSON.stringify({
      version: '0.1.1',
      tenantId: tenant,
      bot: { id: bot, name: 'Trajectbot' },
      currentUser: profile(person),
      users: bystanders,
      personalChat: { id: conversationOf(person) },
      groupChat: { id: '19:groep@thread.v2', name: 'Groep' },
      team: {
        id: '19:team@thread.tacv2',
        name: 'Team',
        aadGroupId: '0b1e0000-0000-4000-8000-00000000000a',
        channels: [{ id: '19:kanaal@thread.tacv2', name: 'Algemeen' }],
      },
    }),
  )
  const cli = createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/cli.js')
  const client = runProgram(cli, ['-e', endpoint, '-c', 'msteams', '-p', '0', '--disable-telemetry'], {
    NODE_OPTIONS: '--require=./test/support/loopback.cjs',
    HOME: folder,
    TEAMSAPPTESTER_BROWSER: 'none',
    M365_AGENTS_PLAYGROUND_CONFIG_PATH: config,
    M365_AGENTS_PLAYGROUND_LOGFILE: join(folder, 'playground.log'),
  })
  const port = await client.says(/Listening on (\d+)\s/)
  const url = `http://localhost:${port}`
  await mustBeOnlyHere(url)
  return {
    url,
    at: {
      tenant,
      user: person.user,
      name: person.name,
      conversation: conversationOf(person),
      bot,
      serviceUrl: `${url}/_connector`,
      locale: 'nl-NL',
    },
  }
}
export type Playground = Awaited<ReturnType<typeof startPlayground>>
