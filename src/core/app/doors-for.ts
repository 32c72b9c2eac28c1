import type { Action } from '../access/policy.ts'
import { policy } from '../access/policy.ts'
import type { Relation } from '../access/relation.ts'
import { adviceText } from '../advice/advice.text.ts'
import { agreementText } from '../agreements/agreement.text.ts'
import { circleText } from '../circle/circle.text.ts'
import { peopleText } from '../people/people.text.ts'
import type { Role } from '../people/person.ts'
import { registerText } from '../register/register.text.ts'
import type { Fixed } from '../text/fixed.ts'
import type { Locale } from '../text/locale.ts'
import { trajectoryText } from '../trajectories/trajectory.text.ts'
import { type Button, choice } from '../view/button.ts'

/** What can be started from nothing, in the order in which help shows it. */
const doors = (locale: Locale): readonly { readonly action: Action; readonly button: Button<Fixed> }[] => {
  const words = adviceText[locale].button
  const trajectories = trajectoryText[locale].button
  const circle = circleText[locale].button
  const register = registerText[locale].button
  const door = (action: Action, label: Fixed, command: string) => ({
    action,
    button: { label, command, args: {} },
  })
  const shelf = (which: 'open' | 'mine' | 'answered', label: Fixed) => ({
    action: 'advice.list-team' as const,
    button: { label, command: 'advice.shelf', args: { shelf: choice(which) } },
  })
  return [
    { action: 'advice.ask', button: { label: words.ask, command: 'advice.new', args: {}, style: 'primary' } },
    { action: 'advice.list-own', button: { label: words.own, command: 'advice.own', args: {} } },
    shelf('open', words.open),
    shelf('mine', words.mine),
    shelf('answered', words.answered),
    {
      action: 'agreement.list',
      button: { label: agreementText[locale].button.lookUp, command: 'agreement.mine', args: {} },
    },
    door('trajectory.list', trajectories.list, 'trajectory.list'),
    door('trajectory.enrol', trajectories.enrol, 'trajectory.enrol-by-name'),
    door('trajectory.count', trajectories.count, 'trajectory.count'),
    door('circle.substitute', circle.substitute, 'circle.substitute-form'),
    door('circle.see-emergencies', circle.emergencies, 'circle.emergencies'),
    door('register.read', register.register, 'register.show'),
    door('register.odd', register.odd, 'register.odd'),
    {
      action: 'people.reachable',
      button: { label: peopleText[locale].button.reachable, command: 'people.reachable', args: {} },
    },
  ]
}

/** The roles that are a relation to everybody at school, or to one's own class. */
const isRelation = (role: Role): role is Role & Relation =>
  ['support-worker', 'coordinator', 'team-leader', 'mentor', 'admin', 'privacy-officer'].includes(role)

/** The doors that the policy opens for someone with these roles. */
export const doorsFor = (roles: readonly Role[], locale: Locale): readonly Button<Fixed>[] => {
  const relations: readonly Relation[] = ['colleague', ...roles.filter(isRelation)]
  return doors(locale)
    .filter(({ action }) => (policy[action] as readonly Relation[]).some((one) => relations.includes(one)))
    .map(({ button }) => button)
}
