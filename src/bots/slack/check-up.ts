import { z } from 'zod'
import { doubtful, type Finding, well, wrong } from '../../core/app/finding.ts'
import { signatureWindow } from './limits.ts'
import type { SlackSettings } from './settings.ts'
import { slackFetch } from './slack-fetch.ts'

const Answer = z.object({ ok: z.boolean(), error: z.string().optional() })

type Asked = {
  readonly answer: z.infer<typeof Answer>
  readonly scopes: readonly string[]
  readonly theirTime: number
}

const ask = async (apiUrl: string, method: string, token: string): Promise<Asked> => {
  const response = await slackFetch(new URL(method, apiUrl), {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
  })
  return {
    answer: Answer.parse(await response.json()),
    scopes: (response.headers.get('x-oauth-scopes') ?? '').split(',').filter(Boolean),
    theirTime: Date.parse(response.headers.get('date') ?? ''),
  }
}

/** A code of Slack's is letters and underscores; anything else is not repeated. */
const codeOf = (error: string | undefined): string => /^[a-z_]{1,60}$/.exec(error ?? '')?.[0] ?? 'unknown'

const tokenFinding = (name: string, error: string | undefined): Finding =>
  wrong(
    `Slack: ${name}`,
    `Slack does not take it (${codeOf(error)}).`,
    `Copy it again from the settings of the app into ${name}; after a change of scopes the app must be installed again.`,
  )

const scopesFinding = (given: readonly string[], wanted: readonly string[]): Finding => {
  const missing = wanted.filter((scope) => !given.includes(scope))
  const spare = given.filter((scope) => !wanted.includes(scope))
  if (given.length === 0)
    return doubtful(
      'Slack: scopes',
      'Slack did not tell which scopes the token has.',
      'Compare them by hand.',
    )
  if (missing.length > 0)
    return wrong(
      'Slack: scopes',
      `Missing: ${missing.join(', ')}.`,
      'Paste manifests/slack.yaml into the app once more (App Manifest) and install it again.',
    )
  return spare.length === 0
    ? well('Slack: scopes', `All ${wanted.length} are there, and no more.`)
    : doubtful(
        'Slack: scopes',
        `More than needed: ${spare.join(', ')}.`,
        'Remove them in the settings of the app (OAuth & Permissions).',
      )
}

const clockFinding = (theirs: number, ours: number): Finding | undefined => {
  if (Number.isNaN(theirs)) return undefined
  const apart = Math.round(Math.abs(theirs - ours) / 1000)
  if (apart < 30) return well('Clock', `${apart} s from Slack's clock.`)
  const about = `${apart} s from Slack's clock; requests are refused from ${signatureWindow} s on.`
  const mend = 'Let this machine keep its time with NTP.'
  return apart < signatureWindow ? doubtful('Clock', about, mend) : wrong('Clock', about, mend)
}

/** Asks Slack whether our tokens work, which scopes they lack or need not have, and how far the clocks are apart. */
export const checkSlack = async (
  settings: SlackSettings,
  wantedScopes: readonly string[],
  now: () => number,
): Promise<readonly Finding[]> => {
  try {
    const { answer, scopes, theirTime } = await ask(settings.apiUrl, 'auth.test', settings.botToken)
    const clock = clockFinding(theirTime, now())
    const findings = answer.ok
      ? [well('Slack: SLACK_BOT_TOKEN', 'Slack takes it.'), scopesFinding(scopes, wantedScopes)]
      : [tokenFinding('SLACK_BOT_TOKEN', answer.error)]
    if ('appToken' in settings) {
      const socket = await ask(settings.apiUrl, 'apps.connections.open', settings.appToken)
      findings.push(
        socket.answer.ok
          ? well('Slack: SLACK_APP_TOKEN', 'Slack opens a socket for it.')
          : tokenFinding('SLACK_APP_TOKEN', socket.answer.error),
      )
    }
    return clock ? [...findings, clock] : findings
  } catch {
    return [
      wrong(
        'Slack',
        'Slack cannot be reached, or answers in a way that is not its own.',
        'See whether this machine may reach SLACK_API_URL (https://slack.com/api/) through its firewall or proxy.',
      ),
    ]
  }
}
