import { circleText } from '../circle/circle.text.ts'
import { isTeam, type Role } from '../people/person.ts'
import type { Fixed } from '../text/fixed.ts'
import type { Locale } from '../text/locale.ts'
import type { Button } from '../view/button.ts'
import type { Knock } from '../view/view.ts'
import type { OccasionKind } from './knock.ts'

/** The words of a knock that says no more than that something happened; none for who may no longer know. */
export const occasionKnock = (
  kind: OccasionKind,
  { locale, roles }: { readonly locale: Locale; readonly roles: readonly Role[] },
): Knock | undefined => {
  const words = circleText[locale]
  const knock = (line: Fixed, command: string): Knock => {
    const view: Button<Fixed> = { label: words.button.view, command, args: {} }
    return { kind: 'knock', line, buttons: [view] }
  }
  switch (kind) {
    case 'agreement.changed':
      return knock(words.knock.changed, 'agreement.mine')
    case 'agreement.proposed':
      return isTeam(roles) ? knock(words.knock.proposed, 'trajectory.list') : undefined
    case 'trajectory.enrolled':
      return roles.includes('coordinator') ? knock(words.knock.enrolled, 'trajectory.list') : undefined
    case 'trajectory.assigned':
      return isTeam(roles) ? knock(words.knock.assigned, 'trajectory.list') : undefined
    case 'circle.emergency':
      return roles.includes('coordinator') ? knock(words.knock.emergency, 'circle.emergencies') : undefined
  }
}
