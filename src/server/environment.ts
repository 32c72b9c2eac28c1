import { join } from 'node:path'
import { z } from 'zod'
import type { SchoolFiles } from './school-files.ts'

/** An environment variable that is set to nothing counts as not set. */
const optional = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional())

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || host === '::1' || /^127(?:\.\d+){3}$/.test(host)

/** An address to talk to: encrypted, unless it is on this very machine. */
const address = z
  .url({ abort: true })
  .refine((url) => new URL(url).protocol === 'https:' || isLoopback(new URL(url).hostname), {
    message: 'must be https (plain http is for loopback only)',
  })

/** Every variable the bot reads, with what it means. `.env.example` lists the same ones; a test compares them. */
export const Environment = z.object({
  PORT: optional(z.coerce.number().int().min(0).max(65_535)),
  HOST: optional(z.string()),
  PUBLIC_URL: optional(address),
  DATABASE_URL: optional(z.url({ protocol: /^postgres(ql)?$/ })),
  DATA_DIR: optional(z.string()),
  PRACTICE: optional(z.enum(['on', 'off'])),
  SCHOOL_FILE: optional(
    z
      .string()
      .transform((list) => list.split(',').map((path) => path.trim()))
      .pipe(z.array(z.string().min(1))),
  ),
  MASTER_KEY: optional(z.string()),
  KEYS_DIR: optional(z.string()),
  KEYS_BACKUP_DIR: optional(z.string()),
  KEYS_BACKUP_DAYS: optional(z.coerce.number().int().min(1).max(60)),
  MASTER_KEY_NEW: optional(z.string()),
  ANCHOR_FILE: optional(z.string()),
  LOG_LEVEL: optional(z.enum(['debug', 'info', 'warn', 'error', 'silent'])),
  SLACK_SIGNING_SECRET: optional(z.string()),
  SLACK_BOT_TOKEN: optional(z.string()),
  SLACK_APP_TOKEN: optional(z.string()),
  SLACK_API_URL: optional(address),
  TEAMS_APP_ID: optional(z.string()),
  TEAMS_APP_PASSWORD: optional(z.string()),
  TEAMS_TENANT_ID: optional(z.string()),
  TEAMS_OPENID_METADATA_URL: optional(address),
  TEAMS_LOGIN_URL: optional(address),
  TEAMS_SERVICE_URLS: optional(
    z
      .string()
      .transform((list) => list.split(',').map((url) => url.trim()))
      .pipe(z.array(address).min(1)),
  ),
})
type Environment = z.infer<typeof Environment>

/** What is wrong with the environment, in words that say how to mend it. */
export class EnvironmentError extends Error {
  constructor(problems: readonly string[]) {
    super(['The environment is not complete:', ...problems.map((problem) => `  - ${problem}`)].join('\n'))
    this.name = 'EnvironmentError'
  }
}

/** Slack, when it is on: HTTP with a signing secret, or Socket Mode with an app token. */
export type SlackEnvironment = {
  readonly botToken: string
  readonly apiUrl: string
} & ({ readonly signingSecret: string } | { readonly appToken: string })

/** Teams, when it is on. */
export type TeamsEnvironment = {
  readonly appId: string
  readonly appPassword: string
  readonly tenantId: string
  readonly openIdMetadataUrl: string
  readonly loginUrl: string
  readonly serviceUrls: readonly string[]
}

/** Whether the practice page opens, and if not, why not. */
export type Practice =
  | { readonly is: 'on'; readonly beyondThisMachine: boolean }
  | { readonly is: 'off'; readonly why: 'asked' | 'credentials' | 'live-database' | 'other-machines' }

/** Everything the start needs to know. */
export type Settings = {
  readonly port: number
  readonly host: string
  readonly databaseUrl: string | undefined
  readonly dataDir: string
  readonly schoolFiles: SchoolFiles
  /** Opens the vault in which trajectories are locked away. */
  readonly masterKey: string | undefined
  readonly keysDir: string
  /** The vault's own backup; nothing when somebody else sees to that. */
  readonly keysBackup: { readonly folder: string; readonly days: number } | undefined
  /** Only while the master key is changed for another. */
  readonly masterKeyNew: string | undefined
  /** Where the newest seals over the access register are written down, outside the database. */
  readonly anchorFile: string
  readonly logLevel: NonNullable<Environment['LOG_LEVEL']>
  readonly publicUrl: string | undefined
  readonly practice: Practice
  readonly slack: SlackEnvironment | undefined
  readonly teams: TeamsEnvironment | undefined
}

const slackOf = (env: Environment, problems: string[]): SlackEnvironment | undefined => {
  const { SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: signingSecret, SLACK_APP_TOKEN: appToken } = env
  if (!botToken && !signingSecret && !appToken) return undefined
  const apiUrl = env.SLACK_API_URL ?? 'https://slack.com/api/'
  if (!botToken) problems.push('SLACK_BOT_TOKEN is missing (Slack app settings, "OAuth & Permissions")')
  if (!signingSecret && !appToken) {
    problems.push('SLACK_SIGNING_SECRET is missing ("Basic Information"), or SLACK_APP_TOKEN for Socket Mode')
  }
  if (botToken && appToken) return { botToken, apiUrl, appToken }
  return botToken && signingSecret ? { botToken, apiUrl, signingSecret } : undefined
}

const teamsOf = (env: Environment, problems: string[]): TeamsEnvironment | undefined => {
  const { TEAMS_APP_ID: appId, TEAMS_APP_PASSWORD: appPassword, TEAMS_TENANT_ID: tenantId } = env
  if (!appId && !appPassword && !tenantId) return undefined
  if (!appId)
    problems.push('TEAMS_APP_ID is missing: without it nobody could be verified, so Teams stays shut')
  if (!appPassword) problems.push('TEAMS_APP_PASSWORD is missing (Azure Bot, "Certificates & secrets")')
  if (!tenantId) problems.push("TEAMS_TENANT_ID is missing: the school's own tenant")
  if (!appId || !appPassword || !tenantId) return undefined
  return {
    appId,
    appPassword,
    tenantId,
    openIdMetadataUrl:
      env.TEAMS_OPENID_METADATA_URL ?? 'https://login.botframework.com/v1/.well-known/openidconfiguration',
    loginUrl:
      env.TEAMS_LOGIN_URL ??
      `https://login.microsoftonline.com/${encodeURIComponent(tenantId)}/oauth2/v2.0/token`,
    serviceUrls: env.TEAMS_SERVICE_URLS ?? ['https://smba.trafficmanager.net/'],
  }
}

/** Practice opens by itself only where nothing points at a live school, and only for this machine. */
const practiceOf = (env: Environment, { slack, teams, host }: Omit<Settings, 'practice'>): Practice => {
  const beyondThisMachine = !isLoopback(host)
  if (env.PRACTICE === 'on') return { is: 'on', beyondThisMachine }
  if (env.PRACTICE === 'off') return { is: 'off', why: 'asked' }
  if (slack || teams) return { is: 'off', why: 'credentials' }
  if (env.DATABASE_URL) return { is: 'off', why: 'live-database' }
  return beyondThisMachine ? { is: 'off', why: 'other-machines' } : { is: 'on', beyondThisMachine }
}

/** Reads the environment; throws an {@link EnvironmentError} that names everything that is missing or wrong at once. */
export const readEnvironment = (variables: Readonly<Record<string, string | undefined>>): Settings => {
  const parsed = Environment.safeParse(variables)
  if (!parsed.success) {
    throw new EnvironmentError(
      parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    )
  }
  const env = parsed.data
  const problems: string[] = []
  const settings = {
    port: env.PORT ?? 3000,
    host: env.HOST ?? '127.0.0.1',
    databaseUrl: env.DATABASE_URL,
    dataDir: env.DATA_DIR ?? './data',
    schoolFiles: { paths: env.SCHOOL_FILE ?? ['./school.yaml'], named: env.SCHOOL_FILE !== undefined },
    masterKey: env.MASTER_KEY,
    keysDir: env.KEYS_DIR ?? join(env.DATA_DIR ?? './data', 'keys'),
    keysBackup: env.KEYS_BACKUP_DIR
      ? { folder: env.KEYS_BACKUP_DIR, days: env.KEYS_BACKUP_DAYS ?? 7 }
      : undefined,
    masterKeyNew: env.MASTER_KEY_NEW,
    anchorFile: env.ANCHOR_FILE ?? join(env.DATA_DIR ?? './data', 'register-anchors.txt'),
    logLevel: env.LOG_LEVEL ?? 'info',
    publicUrl: env.PUBLIC_URL,
    slack: slackOf(env, problems),
    teams: teamsOf(env, problems),
  }
  if (problems.length > 0) throw new EnvironmentError(problems)
  return { ...settings, practice: practiceOf(env, settings) }
}
