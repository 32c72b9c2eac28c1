import { randomInt } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import { v7 as newId } from 'uuid'
import { codesFrom } from './core/people/link-code.ts'
import { type HouseWithSchools, openHouse } from './open-house.ts'
import { EnvironmentError, readEnvironment, type Settings } from './server/environment.ts'
import { openLog } from './server/log.ts'
import { noVault } from './vault/open-vault.ts'

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

/** People know this machine by its name. */
const practisePage = (url: string): string => `${url.replace('//127.0.0.1:', '//localhost:')}/`

const tell = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

const welcome = (house: HouseWithSchools, settings: Settings): void => {
  say(`Trajectbot is at ${house.url} (alive: /healthz, ready: /readyz).`)
  const { practice } = settings
  say(
    {
      on: `Practise at ${practisePage(house.url)}: an invented school, several people side by side, and a clock that you move.`,
      asked: 'Practice is off, as PRACTICE says.',
      credentials: 'Practice is off, since there are credentials. To turn it on all the same: PRACTICE=on.',
      'live-database':
        'Practice is off, since DATABASE_URL is for a live school. To turn it on all the same: PRACTICE=on.',
      'other-machines':
        'Practice is off, since HOST lets other machines in. To turn it on all the same: PRACTICE=on.',
      'other-school':
        'Practice stays off: this database holds a school that was not made for practice. Choose another DATA_DIR to practise.',
    }[house.practice],
  )
  if (house.practice === 'on' && practice.is === 'on' && practice.beyondThisMachine)
    say('Mind: HOST lets other machines in, and the practice page asks nobody who they are.')
  say(
    house.database === 'embedded'
      ? `Everything is kept in ${settings.dataDir}. For a live school set DATABASE_URL: the embedded database makes no promise on power loss.`
      : 'Everything is kept in the PostgreSQL of DATABASE_URL.',
  )
  if (house.trajectories === 'off') say(noVault)
  if (house.keyMade)
    say(
      `A key was made for what is agreed with pupils: ${house.keyMade}. Without it nothing of that can be opened. For a live school put it in MASTER_KEY, and keep it in another place than the backups.`,
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
  // Last of all: whoever reads it may send a signal at once.
  welcome(house, settings)
}

start().catch((error: unknown) => {
  tell(startError(error))
  process.exit(1)
})
