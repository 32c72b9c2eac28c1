import { setTimeout as wait } from 'node:timers/promises'
import type { Mishap as SlackMishap } from '../../support/slack-web-api.ts'
import type { Mishap as TeamsMishap } from '../../support/teams-connector.ts'
import type { Chance } from './chance.ts'
import type { Yard } from './yard.ts'

const slackMishaps: readonly [SlackMishap, ...SlackMishap[]] = [
  { is: 'limited', retryAfter: 1 },
  { is: 'limited', retryAfter: 1 },
  { is: 'status', status: 500 },
  { is: 'accept-then-500' },
  { is: 'accept-then-reset' },
  { is: 'reset' },
  { is: 'late', after: 400 },
  { is: 'late', after: 400 },
]

const teamsMishaps: readonly [TeamsMishap, ...TeamsMishap[]] = [
  { is: 'answer', status: 429, retryAfter: '1' },
  { is: 'answer', status: 429, retryAfter: '1' },
  { is: 'answer', status: 500 },
  { is: 'answer', status: 500, delivers: true },
  { is: 'answer', status: 503, delivers: true },
  { is: 'reset' },
]

/** Bad weather between the bot and the platforms: one in so many requests goes wrong, before or after its effect. */
export const openWeather = ({ slack, teams }: Yard, chance: Chance, oneIn: number) => {
  let open = true
  let spoilt = { slack: 0, teams: 0 }
  const running = (async () => {
    while (open) {
      const now = { slack: slack.calls.length, teams: teams.connector.calls.length }
      if (now.slack - spoilt.slack >= oneIn) {
        spoilt = { ...spoilt, slack: now.slack }
        slack.next('chat.postMessage', chance.among(slackMishaps))
      }
      if (now.teams - spoilt.teams >= oneIn) {
        spoilt = { ...spoilt, teams: now.teams }
        teams.connector.mishaps.push(chance.among(teamsMishaps))
      }
      await wait(20)
    }
  })()
  return {
    clear: async (): Promise<void> => {
      open = false
      await running
      teams.connector.mishaps.length = 0
    },
  }
}
