import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { parse } from 'yaml'
import { z } from 'zod'
import { checkSlack } from './bots/slack/check-up.ts'
import { checkTeams } from './bots/teams/check-up.ts'
import { type Finding, well, wrong } from './core/app/finding.ts'
import { checkZoneData } from './server/check-up.ts'
import { EnvironmentError, readEnvironment, type Settings } from './server/environment.ts'
import { readSchoolFiles } from './server/school-files.ts'
import { checkVault } from './vault/check-up.ts'

const Manifest = z.object({ oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }) })

/** The scopes that the manifest asks for, which a test keeps equal to what the code uses. */
const wantedScopes = async (): Promise<readonly string[]> => {
  const manifest = await readFile(join(import.meta.dirname, '../manifests/slack.yaml'), 'utf8')
  return Manifest.parse(parse(manifest)).oauth_config.scopes.bot
}

const configuration = (
  variables: Readonly<Record<string, string | undefined>>,
): { readonly settings: Settings | undefined; readonly finding: Finding } => {
  try {
    const settings = readEnvironment(variables)
    return { settings, finding: well('Configuration', 'Every variable is understood.') }
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error
    return {
      settings: undefined,
      finding: wrong('Configuration', error.message, 'Mend these in .env; .env.example says what each is.'),
    }
  }
}

const schoolFiles = async ({ schoolFiles: files }: Settings): Promise<Finding> => {
  const { found, faults } = await readSchoolFiles(files)
  return faults.length > 0
    ? wrong('School file', faults.join('\n       '), 'Mend these; the bot keeps to what it read last.')
    : well(
        'School file',
        found.length === 0 ? 'None; a school can be kept without.' : found.map(({ path }) => path).join(', '),
      )
}

/** Whether the platforms can be reached is asked of those that are on. */
const platforms = async ({ slack, teams }: Settings): Promise<readonly Finding[]> => [
  ...(slack
    ? await checkSlack(slack, await wantedScopes(), Date.now)
    : [well('Slack', 'Off: no credentials are set.')]),
  ...(teams ? await checkTeams(teams) : [well('Teams', 'Off: no credentials are set.')]),
]

/** Everything that can be seen without the database. */
export const lookAround = async (
  variables: Readonly<Record<string, string | undefined>>,
): Promise<readonly Finding[]> => {
  const { settings, finding } = configuration(variables)
  if (!settings) return [finding, checkZoneData()]
  const alone = settings.databaseUrl === undefined
  const vault = await checkVault({ ...settings, alone }, Temporal.Now.instant()).catch((error: unknown) => [
    wrong('Vault', error instanceof Error ? error.message : String(error), 'docs/keys-and-forgetting.md'),
  ])
  return [finding, await schoolFiles(settings), checkZoneData(), ...vault, ...(await platforms(settings))]
}
