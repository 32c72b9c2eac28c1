import type { Platform } from '../../src/core/people/account.ts'
import { type Seat, seats, type Wires } from './school.ts'
import { slackUser } from './slack-chat.ts'
import type { SlackUser } from './slack-users.ts'
import { teamsUser } from './teams-chat.ts'
import type { TeamsMember } from './teams-members.ts'

/** As what a platform knows somebody, and by which address. */
export type Acquaintance = {
  readonly as?:
    | 'a member'
    | 'a guest'
    | 'a bot'
    | 'somebody from elsewhere'
    | 'deactivated'
    | 'somebody whose address nobody confirmed'
  readonly email: string
}

const onSlack = ({ as = 'a member', email }: Acquaintance): SlackUser => {
  switch (as) {
    case 'a member':
      return { email }
    case 'a guest':
      return { email, is_restricted: true }
    case 'a bot':
      return { email, is_bot: true }
    case 'somebody from elsewhere':
      return { email, is_stranger: true, team_id: 'T0ELSEWHERE' }
    case 'deactivated':
      return { email, deleted: true }
    case 'somebody whose address nobody confirmed':
      return { email, is_email_confirmed: false }
  }
}

const onTeams = ({ as = 'a member', email }: Acquaintance): TeamsMember => {
  switch (as) {
    case 'a member':
      return { userPrincipalName: `upn-${email}`, email }
    case 'a guest':
      return { userPrincipalName: 'piet_thuis.example#EXT#@school.example', email, userRole: 'guest' }
    case 'somebody from elsewhere':
      return { userPrincipalName: email, tenantId: '00000000-0000-4000-8000-00000000e15e' }
    case 'deactivated':
      return { gone: true }
    case 'a bot': // A bot has no object id, so its words never come as far as this.
    case 'somebody whose address nobody confirmed': // The tenant's directory vouches for all it has, or has none.
      return { userPrincipalName: `upn-${email}` }
  }
}

/** Tells a platform's stand-in how it knows somebody. */
export const acquaint = (
  { slack, teams }: Wires,
  seat: Seat,
  acquaintance: Acquaintance,
  platform: Platform,
): void => {
  if (platform === 'slack') slack.users.set(slackUser(seats[seat]), onSlack(acquaintance))
  else teams.members.known.set(teamsUser(seats[seat]), onTeams(acquaintance))
}
