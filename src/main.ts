import { randomInt } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import { v7 as newId } from 'uuid'
import { codesFrom } from './core/people/link-code.ts'
import type { House } from './house.ts'
import { openHouse } from './open-house.ts'
import { EnvironmentError, readEnvironment, type Settings } from './server/environment.ts'
import { openLog } from './server/log.ts'

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

const tell = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

const welcome = (house: House, settings: Settings): void => {
  say(`Trajectbot is at ${house.url} (alive: /healthz, ready: /readyz).`)
  say(
    house.database === 'embedded'
      ? `Everything is kept in ${settings.dataDir}. For a live school set DATABASE_URL: the embedded database makes no promise on power loss.`
      : 'Everything is kept in the PostgreSQL of DATABASE_URL.',
  )
  say(
    {
      http: 'Slack is on: requests come to /slack/events.',
      socket: 'Slack is on, over Socket Mode.',
      off: 'Slack is off. To turn it on: SLACK_BOT_TOKEN with SLACK_SIGNING_SECRET or SLACK_APP_TOKEN (README, "Connect Slack").',
    }[house.slack],
  )
  say(
    {
      on: 'Teams is on: messages come to /api/messages.',
      off: 'Teams is off. To turn it on: TEAMS_APP_ID, TEAMS_APP_PASSWORD and TEAMS_TENANT_ID (README, "Connect Teams").',
    }[house.teams],
  )
}

/** A start that fails for a reason we know says that reason, and no stack. */
const startError = (error: unknown): string =>
  error instanceof Error && (error instanceof EnvironmentError || error.name.endsWith('StartError'))
    ? error.message
    : error instanceof Error
      ? (error.stack ?? error.message)
      : String(error)

const start = async (): Promise<void> => {
  const settings = readEnvironment(process.env)
  const log = openLog(settings.logLevel)
  const house = await openHouse(settings, {
    clock: () => Temporal.Now.instant(),
    newId,
    newCode: codesFrom((among) => randomInt(among)),
    log,
    tell,
  })
  welcome(house, settings)

  const closing = new AbortController()
  const close = (): void => {
    if (closing.signal.aborted) return
    closing.abort()
    house.close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGTERM', close)
  process.on('SIGINT', close)
  // A terminal that is closed says so with this signal; elsewhere it means: read your files again.
  process.on('SIGHUP', process.stdin.isTTY ? close : () => void house.rereadSchools())
}

start().catch((error: unknown) => {
  tell(startError(error))
  process.exit(1)
})
