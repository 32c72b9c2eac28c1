import { v7 as newId } from 'uuid'
import { onTestFinished } from 'vitest'
import { openDatabase } from '../../../prisma/database.ts'
import { keepSchool } from '../../../prisma/keep-school.ts'
import { SchoolFile } from '../../../prisma/school-file.ts'
import type { Place } from '../../support/databases.ts'
import { openSlackWire, type SlackWire } from '../../support/slack-wire.ts'
import { openTeamsWire, type TeamsWire } from '../../support/teams-wire.ts'

/** A school on a database of its own with both platforms in front of it, and no bot yet. */
export type Yard = {
  readonly place: Place
  readonly slack: SlackWire
  readonly teams: TeamsWire
  readonly school: string
  /** What a process needs to know. */
  readonly env: Readonly<Record<string, string>>
  /** Reads the database as the school itself; the embedded one only while no bot runs. */
  readonly rows: (sql: string) => Promise<readonly Record<string, unknown>[]>
}

const teamsId = (number: number): string => `0b1e0000-0000-4000-8000-${String(number).padStart(12, '0')}`

/** Who asks and who hears of it, by the names that the platforms have for them. */
export const people = {
  slackAskers: Array.from({ length: 12 }, (_, seat) => `U0ASKER${seat}`),
  teamsAskers: Array.from({ length: 12 }, (_, seat) => teamsId(100 + seat)),
  slackWorker: 'U0WORKER',
  teamsWorker: teamsId(1),
} as const

const schoolFile = (slack: SlackWire, teams: TeamsWire): SchoolFile => {
  const onSlack = (user: string) => ({ platform: 'slack', workspace: slack.team, user })
  const onTeams = (user: string) => ({ platform: 'teams', workspace: teams.tenant, user })
  const person = (account: { readonly user: string }, roles: readonly string[]) => ({
    givenName: account.user.slice(-12),
    familyName: 'van School',
    roles,
    accounts: [account],
  })
  return SchoolFile.parse({
    name: 'Voorbeeldcollege',
    workspaces: [
      { platform: 'slack', id: slack.team },
      { platform: 'teams', id: teams.tenant },
    ],
    people: [
      ...people.slackAskers.map((user) => person(onSlack(user), ['teacher'])),
      ...people.teamsAskers.map((user) => person(onTeams(user), ['teacher'])),
      person(onSlack(people.slackWorker), ['support-worker']),
      person(onTeams(people.teamsWorker), ['support-worker']),
    ],
  })
}

/** Keeps a school in a place and opens the wires in front of it; they are closed when the test is over. */
export const openYard = async (
  place: Place,
  school: (slack: SlackWire, teams: TeamsWire) => SchoolFile = schoolFile,
): Promise<Yard> => {
  const slack = await openSlackWire({ mode: 'http' })
  const teams = await openTeamsWire()
  onTestFinished(async () => {
    await Promise.allSettled([slack.close(), teams.close()])
  })
  const database = await openDatabase(place)
  const { id } = await keepSchool(database.client, school(slack, teams), newId)
  await database.close()
  return {
    place,
    slack,
    teams,
    school: id,
    env: {
      PORT: '0',
      LOG_LEVEL: 'warn',
      DATA_DIR: place.dataDir,
      ...(place.databaseUrl ? { DATABASE_URL: place.databaseUrl } : {}),
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_API_URL: slack.apiUrl,
      TEAMS_APP_ID: teams.settings.appId,
      TEAMS_APP_PASSWORD: teams.settings.appPassword,
      TEAMS_TENANT_ID: teams.settings.tenantId,
      TEAMS_OPENID_METADATA_URL: teams.settings.openIdMetadataUrl,
      TEAMS_LOGIN_URL: teams.settings.loginUrl,
      TEAMS_SERVICE_URLS: teams.settings.serviceUrls.join(','),
    },
    rows: async (sql) => {
      const open = await openDatabase(place)
      try {
        return await open.client.$transaction(async (tx) => {
          await tx.$executeRaw`select set_config('app.school', ${id}, true)`
          return tx.$queryRawUnsafe<Record<string, unknown>[]>(sql)
        })
      } finally {
        await open.close()
      }
    },
  }
}

/** Installs the app for those of the team who are on Teams, so that they can be reached. */
export const join = async ({ teams }: Yard, bot: { readonly url: string }): Promise<void> => {
  teams.connect(`${bot.url}/api/messages`)
  await teams.person(people.teamsWorker).installs()
}
