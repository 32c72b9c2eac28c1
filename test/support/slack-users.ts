import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'

/** How a workspace knows somebody, as Slack's own field names have it; an ordinary member where nothing is said. */
export type SlackUser = {
  readonly email?: string
  readonly is_email_confirmed?: boolean
  readonly team_id?: string
  readonly deleted?: boolean
  readonly is_bot?: boolean
  readonly is_stranger?: boolean
  readonly is_restricted?: boolean
  readonly is_ultra_restricted?: boolean
}

const Manifest = z.object({ oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }) })
const { scopes } = Manifest.parse(parse(readFileSync('manifests/slack.yaml', 'utf8'))).oauth_config

/** What Slack tells about a user, as far as the scopes of the manifest let it. */
export const userAnswer = (
  id: string,
  { email = `${id.toLowerCase()}@elsewhere.example`, ...facts }: SlackUser,
  { team, locale }: { readonly team: string; readonly locale: string | undefined },
) => {
  if (!scopes.bot.includes('users:read')) return { ok: false, error: 'missing_scope', needed: 'users:read' }
  const profile = {
    real_name: 'Iemand van School',
    team,
    ...(scopes.bot.includes('users:read.email') && { email }),
  }
  const known = { id, team_id: facts.team_id ?? team, name: id.toLowerCase(), profile }
  // Of who was deactivated Slack tells less.
  if (facts.deleted) return { ok: true, user: { ...known, deleted: true, is_bot: false } }
  return {
    ok: true,
    user: {
      ...known,
      deleted: false,
      is_admin: false,
      is_owner: false,
      is_restricted: false,
      is_ultra_restricted: false,
      is_bot: false,
      is_stranger: false,
      is_app_user: false,
      is_email_confirmed: true,
      ...facts,
      ...(locale !== undefined && { locale }),
    },
  }
}
